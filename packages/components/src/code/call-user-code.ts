import { Script } from "node:vm";
import { ReboundRequest, StepError } from "@millrace/component";
import { faultLine, type UserCode, type UserCodeScope } from "./compile-user-code.ts";

/**
 * Computing without a pause blocks everything else of the process, the broker's heartbeat too. An endless loop in front of
 * the first `await` is cut here; one behind it ends with the container, when the broker misses the heartbeat.
 */
const defaultBusyLimitMs = 10_000;

const callKey = Symbol.for("millrace.code.call");
const call = new Script(`globalThis[Symbol.for("millrace.code.call")]()`);

/** Runs compiled code for one message. Whatever it throws becomes a `StepError` with the line it came from. */
export async function callUserCode(
  userCode: UserCode,
  { scope, busyLimitMs = defaultBusyLimitMs }: { scope: UserCodeScope; busyLimitMs?: number },
): Promise<unknown> {
  try {
    Reflect.set(globalThis, callKey, () => userCode(scope));
    return await call.runInThisContext({ timeout: busyLimitMs });
  } catch (fault) {
    if (fault instanceof StepError || fault instanceof ReboundRequest) throw fault;
    throw asStepError(fault, busyLimitMs);
  }
}

function asStepError(fault: unknown, busyLimitMs: number): StepError {
  if (!(fault instanceof Error)) return new StepError(`The code threw: ${asText(fault)}`, { code: "code_failed" });
  if ("code" in fault && fault.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") {
    return new StepError(
      `The code computed for ${busyLimitMs / 1000} s without a pause and was stopped. Look for an endless loop, or let it await something in between.`,
      { code: "code_endless", cause: fault },
    );
  }
  const line = faultLine(fault);
  const kind = fault.name === "Error" ? "" : `${fault.name}: `;
  return new StepError(`${kind}${fault.message}${line ? ` (line ${line} of the code)` : ""}`, {
    code: "code_failed",
    details: { line },
    cause: fault,
  });
}

function asText(fault: unknown): string {
  return typeof fault === "string" ? fault : (JSON.stringify(fault) ?? String(fault));
}
