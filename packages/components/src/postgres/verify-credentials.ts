import { StepError, type Verification } from "@millrace/component";
import pg from "pg";
import { type ConnectionConfig, clientSettings } from "./connection.ts";
import { connectionProblem } from "./problems.ts";

/** Connects and asks for the version: what works here works in a step. */
export async function verifyCredentials(
  values: Record<string, unknown>,
  { signal }: { signal: AbortSignal },
): Promise<Verification> {
  const config: ConnectionConfig = values; // every field is optional and checked where it is used
  let client: pg.Client;
  try {
    client = new pg.Client(clientSettings(config));
  } catch (fault) {
    if (!(fault instanceof StepError)) throw fault;
    return { verified: false, reason: fault.message, helpCode: "unreachable" };
  }
  client.on("error", () => {}); // reported by connect and query themselves
  const stop = () => void client.end();
  signal.addEventListener("abort", stop, { once: true });
  try {
    await client.connect();
    await client.query("SELECT version()");
    return { verified: true, account: `${config.user}@${config.host}/${config.database}` };
  } catch (fault) {
    signal.throwIfAborted();
    const { error, helpCode } = connectionProblem(fault, config);
    return { verified: false, reason: error.message, helpCode };
  } finally {
    signal.removeEventListener("abort", stop);
    await client.end().catch(() => {}); // it may never have been open
  }
}
