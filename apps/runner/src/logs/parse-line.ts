import type { LogLine } from "../engine/container-engine.ts";

export interface ParsedLine {
  level: string;
  text: string;
  /** The execution it is about. */
  threadId?: string;
  messageId?: string;
}

const numbered: Record<number, string> = { 10: "trace", 20: "debug", 30: "info", 40: "warn", 50: "error", 60: "fatal" };

/** How other loggers call them. */
const named: Record<string, string> = {
  silly: "trace",
  trace: "trace",
  verbose: "debug",
  debug: "debug",
  http: "info",
  info: "info",
  notice: "info",
  warn: "warn",
  warning: "warn",
  err: "error",
  error: "error",
  critical: "fatal",
  fatal: "fatal",
};

interface JsonLine {
  level?: unknown;
  severity?: unknown;
  msg?: unknown;
  message?: unknown;
  err?: { message?: unknown };
  threadId?: unknown;
  messageId?: unknown;
}

/** Components log JSON lines as bunyan, pino and winston do; anything else is shown as it is. */
export function parseLine({ stream, text }: Pick<LogLine, "stream" | "text">): ParsedLine {
  const raw = { level: stream === "stderr" ? "error" : "info", text };
  if (!text.startsWith("{")) return raw;
  try {
    const line: JsonLine = JSON.parse(text);
    const words = line.msg ?? line.message;
    if (typeof words !== "string") return raw;
    const cause =
      typeof line.err?.message === "string" && !words.includes(line.err.message) ? `: ${line.err.message}` : "";
    return {
      level: levelOf(line.level ?? line.severity),
      text: `${words}${cause}`,
      ...(typeof line.threadId === "string" && { threadId: line.threadId }),
      ...(typeof line.messageId === "string" && { messageId: line.messageId }),
    };
  } catch {
    // Looks like JSON, is none.
    return raw;
  }
}

function levelOf(level: unknown): string {
  if (typeof level === "string") return named[level.toLowerCase()] ?? "info";
  return numbered[Number(level)] ?? "info";
}
