import { evaluateExpression, type SampleMessage } from "./evaluate-expression.ts";
import type { WorkerRequest } from "./evaluation-worker.ts";
import { previewOf } from "./preview.ts";
import { searchSample } from "./search-sample.ts";

/** Samples stay here: a large one travels once, not with every letter that is typed. */
const samples = new Map<number, SampleMessage>();
const mostSamples = 8;

/** Expressions are evaluated apart from the page: one that never ends is ended with its worker. */
self.addEventListener("message", async ({ data: request }: MessageEvent<WorkerRequest>) => {
  if (request.kind === "sample") {
    samples.set(request.key, request.message);
    const oldest = samples.keys().next().value;
    if (samples.size > mostSamples && oldest !== undefined) samples.delete(oldest);
    return;
  }
  const { id, key } = request;
  const message = samples.get(key);
  if (!message) {
    self.postMessage({ id, isGone: true });
    return;
  }
  const result =
    request.kind === "evaluate"
      ? previewOf(await evaluateExpression({ ...request, message }))
      : searchSample(message.body, request);
  self.postMessage({ id, result });
});

self.postMessage({ isReady: true });
