import { type Evaluation, evaluateExpression } from "./evaluate-expression.ts";

/** Expressions are evaluated apart from the page: one that never ends is ended with its worker. */
self.addEventListener("message", async (event: MessageEvent<{ id: number; evaluation: Evaluation }>) => {
  const { id, evaluation } = event.data;
  self.postMessage({ id, result: await evaluateExpression(evaluation) });
});
