import {
  compileExpression,
  ExpressionError,
  expressionContext,
  expressionPaths,
  type Passthrough,
} from "@millrace/flow";

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
  /** Of the flow, for `$getFlowVariables()`. */
  variables?: Record<string, string> | undefined;
}

export type EvaluationResult =
  | { ok: true; value: unknown /** Paths that lead nowhere in the sample. */; missing: string[] }
  | { ok: false; message: string; position?: number | undefined };

/** What a step would compute from a sample: the same order as in a running step, mapping first. Never throws. */
export async function evaluateExpression(evaluation: Evaluation): Promise<EvaluationResult> {
  const { source, message, mapper, variables = {} } = evaluation;
  const bindings = { getPassthrough: () => message.passthrough, getFlowVariables: () => variables };
  try {
    const mapped = mapper ? { ...message, body: await mapBody(message, { mapper, bindings }) } : message;
    const context = expressionContext(mapped);
    const value = await compileExpression(source).evaluate(context, bindings);
    return { ok: true, value, missing: missingPaths(source, mapped) };
  } catch (fault) {
    if (!(fault instanceof ExpressionError)) throw fault;
    // A fault of the mapping has no place in this source.
    const position = fault.source === source ? fault.position : undefined;
    return { ok: false, message: fault.message, ...(position !== undefined && { position }) };
  }
}

/** Paths of an expression that the sample has nothing at, as they are written. */
export function missingPaths(source: string, { body, passthrough }: SampleMessage): string[] {
  return expressionPaths(source)
    .filter((path) => !leadsSomewhere({ ...asRecord(body), elasticio: passthrough }, path))
    .map((path) => path.join("."));
}

/** Through lists as JSONata goes: one item that has it is enough. */
function leadsSomewhere(root: unknown, path: readonly string[]): boolean {
  let values: unknown[] = [root];
  for (const name of path) {
    values = values
      .flatMap((value) => (Array.isArray(value) ? value : [value]))
      .flatMap((value) => (isRecord(value) && Object.hasOwn(value, name) ? [value[name]] : []));
    if (values.length === 0) return false;
  }
  return true;
}

function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A mapping for `$` (or nothing) gives the whole body, others its properties. */
async function mapBody(
  message: SampleMessage,
  { mapper, bindings }: { mapper: Record<string, string>; bindings: Record<string, unknown> },
): Promise<unknown> {
  const context = expressionContext(message);
  const whole = mapper.$ ?? mapper[""];
  if (whole !== undefined) return compileExpression(whole).evaluate(context, bindings);
  const body: Record<string, unknown> = {};
  for (const [property, source] of Object.entries(mapper)) {
    const value = await compileExpression(source).evaluate(context, bindings);
    if (value !== undefined) body[property] = value;
  }
  return body;
}
