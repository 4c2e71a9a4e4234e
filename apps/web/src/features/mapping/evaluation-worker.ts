import type { SampleMessage } from "./evaluate-expression.ts";
import type { Preview } from "./preview.ts";
import type { SampleHit } from "./search-sample.ts";

interface Asked {
  source: string;
  mapper?: Record<string, string> | undefined;
  variables?: Record<string, string> | undefined;
}

type Question = ({ kind: "evaluate" } & Asked) | { kind: "search"; query: string; basePath: string };
export type WorkerRequest =
  | { kind: "sample"; key: number; message: SampleMessage }
  | ({ id: number; key: number } & Question);

interface Waiting {
  settle(result: unknown): void;
  fail(message: string): void;
  resend(): void;
  /** Counts from when the worker takes questions: on a slow line or a busy machine loading it takes longer than any answer. */
  startTimer(): void;
  timer: ReturnType<typeof setTimeout>;
}

/** Longer than any mapping takes; the time to copy a large sample over is part of it. */
const timeLimitMs = 2000;
const loadLimitMs = 30_000;

let worker: Worker | undefined;
let isReady = false;
let lastId = 0;
let keys = new WeakMap<SampleMessage, number>();
const waiting = new Map<number, Waiting>();

/** Evaluates in a worker; what takes longer than the limit is stopped and reported as such. */
export function evaluateInWorker(asked: Asked & { message: SampleMessage }): Promise<Preview> {
  const { message, ...rest } = asked;
  return new Promise((resolve) => {
    ask<Preview>(message, {
      question: { kind: "evaluate", ...rest },
      settle: resolve,
      fail: (reason) => resolve({ ok: false, message: reason }),
    });
  });
}

/** Searches the body of a sample in the worker, so that the page goes on while it takes its time. */
export function searchInWorker(
  message: SampleMessage,
  { query, basePath }: { query: string; basePath: string },
): Promise<readonly SampleHit[]> {
  return new Promise((resolve) => {
    ask<readonly SampleHit[]>(message, {
      question: { kind: "search", query, basePath },
      settle: resolve,
      fail: () => resolve([]),
    });
  });
}

function ask<Result>(
  message: SampleMessage,
  { question, settle, fail }: { question: Question; settle(result: Result): void; fail(reason: string): void },
): void {
  lastId += 1;
  const id = lastId;
  const send = () => {
    worker ??= startWorker();
    const key = keyOf(message, worker);
    worker.postMessage({ id, key, ...question } satisfies WorkerRequest);
  };
  const startTimer = () => {
    const entry = waiting.get(id);
    if (!entry) return;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(
      () => restart("Stopped: this takes too long. An expression that never ends would block every message."),
      timeLimitMs,
    );
  };
  const timer = setTimeout(() => restart("The preview could not be loaded."), loadLimitMs);
  // The worker answers each question with what belongs to its kind.
  waiting.set(id, { settle: (result) => settle(result as Result), fail, resend: send, startTimer, timer });
  send();
  if (isReady) startTimer();
}

/** Hands a sample over the first time it is used. */
function keyOf(message: SampleMessage, to: Worker): number {
  const known = keys.get(message);
  if (known !== undefined) return known;
  lastId += 1;
  keys.set(message, lastId);
  to.postMessage({ kind: "sample", key: lastId, message } satisfies WorkerRequest);
  return lastId;
}

function startWorker(): Worker {
  const started = new Worker(new URL("./evaluation.worker.ts", import.meta.url), { type: "module" });
  started.addEventListener(
    "message",
    ({ data }: MessageEvent<{ isReady: true } | { id: number; isGone?: true; result: unknown }>) => {
      if ("isReady" in data) {
        isReady = true;
        for (const entry of waiting.values()) entry.startTimer();
        return;
      }
      const entry = waiting.get(data.id);
      if (!entry) return;
      if (data.isGone) {
        keys = new WeakMap();
        entry.resend();
        return;
      }
      waiting.delete(data.id);
      clearTimeout(entry.timer);
      entry.settle(data.result);
    },
  );
  started.addEventListener("error", () => restart("The preview failed."));
  return started;
}

function restart(message: string): void {
  worker?.terminate();
  worker = undefined;
  isReady = false;
  keys = new WeakMap();
  for (const [id, entry] of [...waiting]) {
    waiting.delete(id);
    clearTimeout(entry.timer);
    entry.fail(message);
  }
}
