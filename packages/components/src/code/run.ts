import { defineFunction, type Message, type Step, StepError } from "@millrace/component";
import { passOn } from "../pass-on.ts";
import { callUserCode } from "./call-user-code.ts";
import { compileUserCode, type UserCode } from "./compile-user-code.ts";
import { logConsole } from "./log-console.ts";

interface Config {
  code?: string;
}

/** What the code sees as `step`: the runtime's step, except that `emit` also takes a bare body. */
export type CodeStep = Omit<Step<Config>, "config" | "emit" | "renewAccess"> & { emit(value: unknown): Promise<void> };

export const runCode = defineFunction<Config>({
  async init({ code }) {
    compiled(required(code));
  },
  async process(step, message) {
    const userCode = compiled(required(step.config.code));
    const scope = {
      msg: message,
      step: codeStep(step),
      body: message.body,
      headers: message.headers ?? {},
      passthrough: message.passthrough ?? {},
      console: logConsole(step),
    };
    const result = await callUserCode(userCode, { scope });
    return result === undefined || result === null ? undefined : asMessage(result);
  },
});

/** Member by member, since a step's may live on its prototype, change while the code runs, or be made only on demand. */
function codeStep(step: Step<Config>): CodeStep {
  return {
    messageId: step.messageId,
    sender: step.sender,
    variables: step.variables,
    get snapshot() {
      return step.snapshot;
    },
    get log() {
      return step.log;
    },
    get signal() {
      return step.signal;
    },
    emit: (value) => step.emit(asMessage(value)),
    storeFile: (content, file) => step.storeFile(content, file),
    saveSnapshot: (value) => step.saveSnapshot(value),
    updateSnapshot: (part) => step.updateSnapshot(part),
    rebound: (reason, options) => step.rebound(reason, options),
    reply: (answer) => step.reply(answer),
  };
}

const messageKeys = new Set(["id", "body", "headers", "attachments", "passthrough"]);

/** An object that has a `body` and nothing a message has not is a message; everything else is a body. */
export function asMessage(value: unknown): Message {
  return isMessage(value) ? passOn(value) : { body: value };
}

function isMessage(value: unknown): value is Message {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "body")) return false;
  return Object.keys(value).every((key) => messageKeys.has(key));
}

/** A step has one source for its whole life: the last one is all that needs keeping. */
let last: { source: string; userCode: UserCode } | undefined;

function compiled(source: string): UserCode {
  if (last?.source !== source) last = { source, userCode: compileUserCode(source) };
  return last.userCode;
}

function required(code: string | undefined): string {
  if (code?.trim()) return code;
  throw new StepError("Code is empty. Write what the step should do and return, for instance: return body;", {
    code: "missing_field",
  });
}
