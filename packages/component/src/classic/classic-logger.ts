import { format } from "node:util";
import { type Logger, type LogLevel, logLevels } from "../logger.ts";

type Log = (first: unknown, ...rest: unknown[]) => void;
export type ClassicLogger = Record<LogLevel, Log> & { child(): ClassicLogger };

/** Bunyan's manner: `info("%s of %d", a, b)`, `info({ some: "fields" }, "text")`, `error(error)`. */
export function classicLogger(log: Logger): ClassicLogger {
  const methods = Object.keys(logLevels).map((level) => [level, method(log, level)]);
  const logger: ClassicLogger = Object.assign(Object.fromEntries(methods), { child: () => logger });
  return logger;
}

function method(log: Logger, level: string): Log {
  return (first, ...rest) => {
    const write = log[levelNamed(level)].bind(log);
    if (first instanceof Error) return write({ err: first }, rest.length > 0 ? format(...rest) : first.message);
    if (typeof first === "object" && first !== null) return write(first, format(...rest));
    write(format(first, ...rest));
  };
}

function levelNamed(name: string): LogLevel {
  switch (name) {
    case "trace":
    case "debug":
    case "warn":
    case "error":
    case "fatal":
      return name;
    default:
      return "info";
  }
}
