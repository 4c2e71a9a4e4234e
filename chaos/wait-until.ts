import { pollUntil } from "../apps/cli/src/processes/poll-until.ts";

interface WaitOptions {
  /** For the error; a function says what was missing in the end. */
  what: string | (() => string);
  timeoutMs: number;
  everyMs?: number;
  signal?: AbortSignal;
}

/** Asks until the answer is yes. @throws when time is up, naming what it waited for, and when aborted. */
export async function waitUntil(
  question: () => boolean | Promise<boolean>,
  { what, timeoutMs, everyMs = 50, signal }: WaitOptions,
): Promise<void> {
  if (await pollUntil(question, { timeoutMs, everyMs, ...(signal && { signal }) })) return;
  throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${typeof what === "string" ? what : what()}`);
}

/** Whether something can be done at the moment. */
export async function succeeds(attempt: () => Promise<unknown>): Promise<boolean> {
  return attempt().then(
    () => true,
    () => false,
  );
}
