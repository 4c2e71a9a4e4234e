import type { Verification } from "@millrace/component";
import { connectTo, mailFailure, type Server } from "./connection.ts";

/** Connects, encrypts and signs in as a mail would, and sends none. */
export async function verifyCredentials(values: Record<string, unknown>): Promise<Verification> {
  const server: Server = values; // every field is optional and is read as text
  try {
    const transport = connectTo(server, { isPooled: false });
    await transport.verify();
    return { verified: true, ...(server.username ? { account: `${server.username}@${server.host}` } : {}) };
  } catch (fault) {
    const { error, helpCode } = mailFailure(fault, server);
    return { verified: false, reason: error.message, ...(helpCode ? { helpCode } : {}) };
  }
}
