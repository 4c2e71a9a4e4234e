export type LogLevel = "trace" | "debug" | "info" | "warn" | "error" | "fatal";

/** Levels as bunyan and pino number them. */
export const logLevels = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60 } as const;

type LogMethod = {
  (fields: object, text: string): void;
  (text: string): void;
};

export type Logger = Record<LogLevel, LogMethod>;

export interface LogLine {
  /** ISO 8601. */
  time: string;
  level: number;
  text: string;
  fields?: object;
}

interface LoggerOptions {
  /** Ids on every line. */
  ids: Record<string, string | undefined>;
  threshold: number;
  write: (line: string) => void;
  /** Gets every line that is written. */
  keep?: (line: LogLine) => void;
}

/** One JSON line per call: `{"level":30,"time":…,…ids,…fields,"msg":…}`. */
export function createLogger(options: LoggerOptions): Logger {
  return new LineLogger(options);
}

/** A class, since a logger is made for every message: methods are shared. */
class LineLogger implements Logger {
  readonly #options: LoggerOptions;

  constructor(options: LoggerOptions) {
    this.#options = options;
  }

  trace(first: object | string, text?: string): void {
    this.#log(logLevels.trace, first, text);
  }

  debug(first: object | string, text?: string): void {
    this.#log(logLevels.debug, first, text);
  }

  info(first: object | string, text?: string): void {
    this.#log(logLevels.info, first, text);
  }

  warn(first: object | string, text?: string): void {
    this.#log(logLevels.warn, first, text);
  }

  error(first: object | string, text?: string): void {
    this.#log(logLevels.error, first, text);
  }

  fatal(first: object | string, text?: string): void {
    this.#log(logLevels.fatal, first, text);
  }

  #log(level: number, first: object | string, second: string | undefined): void {
    const { ids, threshold, write, keep } = this.#options;
    if (level < threshold) return;
    const text = typeof first === "string" ? first : (second ?? "");
    const fields = typeof first === "string" ? undefined : plainFields(first);
    const time = new Date().toISOString();
    write(`${safeJson({ level, time, ...ids, ...fields, msg: text })}\n`);
    keep?.({ time, level, text, ...(fields ? { fields } : {}) });
  }
}

/** An Error has no own enumerable fields: its words would be missing. */
function plainFields(fields: object): object {
  if (fields instanceof Error) return { err: describe(fields) };
  if ("err" in fields && fields.err instanceof Error) return { ...fields, err: describe(fields.err) };
  return fields;
}

function describe(error: Error): object {
  return { name: error.name, message: error.message, stack: error.stack };
}

/** Component authors log what they like; a circle or a BigInt must not fail the message. */
function safeJson(line: object): string {
  try {
    return JSON.stringify(line);
  } catch (error) {
    const { level, time, msg } = { level: 30, time: "", msg: "", ...line };
    return JSON.stringify({ level, time, msg, unloggable: String(error) });
  }
}
