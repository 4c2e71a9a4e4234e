import type { Evaluation, EvaluationResult } from "./evaluate-expression.ts";

const timeLimitMs = 1500;

interface Waiting {
  resolve(result: EvaluationResult): void;
  timer: ReturnType<typeof setTimeout>;
}

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/** Evaluates in a worker; what takes longer than the limit is stopped and reported as such. */
export function evaluateInWorker(evaluation: Evaluation): Promise<EvaluationResult> {
  worker ??= startWorker();
  lastId += 1;
  const id = lastId;
  return new Promise((resolve) => {
    const timer = setTimeout(() => restart("This takes too long. Does it ever end?"), timeLimitMs);
    waiting.set(id, { resolve, timer });
    worker?.postMessage({ id, evaluation });
  });
}

function startWorker(): Worker {
  const started = new Worker(new URL("./evaluation.worker.ts", import.meta.url), { type: "module" });
  started.addEventListener("message", (event: MessageEvent<{ id: number; result: EvaluationResult }>) => {
    settle(event.data.id, event.data.result);
  });
  started.addEventListener("error", () => restart("The preview failed."));
  return started;
}

function settle(id: number, result: EvaluationResult): void {
  const entry = waiting.get(id);
  waiting.delete(id);
  if (!entry) return;
  clearTimeout(entry.timer);
  entry.resolve(result);
}

function restart(message: string): void {
  worker?.terminate();
  worker = undefined;
  for (const id of [...waiting.keys()]) settle(id, { ok: false, message });
}
