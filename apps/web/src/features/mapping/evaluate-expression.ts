import { compileExpression, ExpressionError, expressionContext, type Passthrough } from "@millrace/flow";

/** A message as a step receives it, before the edge's mapping. */
export interface SampleMessage {
  body: unknown;
  passthrough: Passthrough;
}

export interface Evaluation {
  source: string;
  message: SampleMessage;
  /** The mapping of the edge that the message comes through; the step's fields see its result. */
  mapper?: Record<string, string> | undefined;
}

export type EvaluationResult = { ok: true; value: unknown } | { ok: false; message: string };

/** What a step would compute from a sample: the same order as in a running step, mapping first. Never throws. */
export async function evaluateExpression({ source, message, mapper }: Evaluation): Promise<EvaluationResult> {
  try {
    const mapped = mapper ? { ...message, body: await mapBody(message, mapper) } : message;
    return { ok: true, value: await compileExpression(source).evaluate(expressionContext(mapped)) };
  } catch (fault) {
    if (!(fault instanceof ExpressionError)) throw fault;
    return { ok: false, message: fault.message };
  }
}

/** A mapping for `$` (or nothing) gives the whole body, others its properties. */
async function mapBody(message: SampleMessage, mapper: Record<string, string>): Promise<unknown> {
  const context = expressionContext(message);
  const whole = mapper.$ ?? mapper[""];
  if (whole !== undefined) return compileExpression(whole).evaluate(context);
  const body: Record<string, unknown> = {};
  for (const [property, source] of Object.entries(mapper)) {
    const value = await compileExpression(source).evaluate(context);
    if (value !== undefined) body[property] = value;
  }
  return body;
}
