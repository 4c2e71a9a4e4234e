import { format } from "node:util";
import type { Step } from "@millrace/component";

type Logger = Step<unknown>["log"];

/** A `console` whose lines belong to the message that is being worked on. */
export function logConsole(log: Logger): Pick<Console, "log" | "info" | "debug" | "trace" | "warn" | "error"> {
  return {
    log: (...parts) => log.info({}, format(...parts)),
    info: (...parts) => log.info({}, format(...parts)),
    debug: (...parts) => log.debug({}, format(...parts)),
    trace: (...parts) => log.trace({}, format(...parts)),
    warn: (...parts) => log.warn({}, format(...parts)),
    error: (...parts) => log.error({}, format(...parts)),
  };
}
