import { defineFunction } from "@millrace/component";
import { checkExpression, evaluateOnMessage } from "../evaluate-on-message.ts";
import { passOn } from "../pass-on.ts";

const levels = ["debug", "info", "warn", "error"] as const;
type Level = (typeof levels)[number];

interface Config {
  level?: string;
  message?: string;
}

/** A log line is for reading: what is longer than this many characters is cut. */
const lineLimit = 16_384;

export const write = defineFunction<Config>({
  async init(config) {
    checkExpression(config.message || "$", "What to write");
  },
  async process(step, message) {
    const value = await evaluateOnMessage(step.config.message || "$", { message, step, field: "What to write" });
    step.log[readLevel(step.config.level)]({}, asLine(value));
    return passOn(message);
  },
});

function readLevel(level: string | undefined): Level {
  return levels.find((known) => known === level) ?? "info";
}

function asLine(value: unknown): string {
  const line = typeof value === "string" ? value : (JSON.stringify(value) ?? "(nothing)");
  return line.length > lineLimit ? `${line.slice(0, lineLimit)}… (${line.length} characters)` : line;
}
