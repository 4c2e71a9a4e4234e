import { format } from "node:util";
import type { Step } from "@millrace/component";

/** A `console` whose lines belong to the message that is being worked on. */
export function logConsole(
  step: Pick<Step<unknown>, "log">,
): Pick<Console, "log" | "info" | "debug" | "trace" | "warn" | "error"> {
  return {
    log: (...parts) => step.log.info({}, format(...parts)),
    info: (...parts) => step.log.info({}, format(...parts)),
    debug: (...parts) => step.log.debug({}, format(...parts)),
    trace: (...parts) => step.log.trace({}, format(...parts)),
    warn: (...parts) => step.log.warn({}, format(...parts)),
    error: (...parts) => step.log.error({}, format(...parts)),
  };
}
