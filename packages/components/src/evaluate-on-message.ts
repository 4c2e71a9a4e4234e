import {
  compileExpression,
  type Expression,
  ExpressionError,
  expressionContext,
  type Message,
  type Step,
  StepError,
} from "@millrace/component";

interface Evaluation {
  message: Message;
  step: Pick<Step<unknown>, "variables">;
  /** Named in the error: the label of the field that holds the expression. */
  field: string;
}

/**
 * Value of a JSONata field for one message. Sees the body's fields at the root, earlier steps under `elasticio`,
 * `$getPassthrough()` and `$getFlowVariables()`.
 * @throws {StepError} `expression_failed` with JSONata's own sentence, the place and the source.
 */
export async function evaluateOnMessage(source: string, { message, step, field }: Evaluation): Promise<unknown> {
  try {
    return await compiled(source).evaluate(expressionContext(message), {
      getPassthrough: () => message.passthrough ?? {},
      getFlowVariables: () => step.variables,
    });
  } catch (fault) {
    if (!(fault instanceof ExpressionError)) throw fault;
    throw new StepError(sentence(fault, field), {
      code: "expression_failed",
      details: { field, source },
      cause: fault,
    });
  }
}

/** Throws a `StepError` when the source is no JSONata: at start, so that a broken step never takes a message. */
export function checkExpression(source: string, field: string): void {
  try {
    compiled(source);
  } catch (fault) {
    if (!(fault instanceof ExpressionError)) throw fault;
    throw new StepError(sentence(fault, field), {
      code: "expression_broken",
      details: { field, source },
      cause: fault,
    });
  }
}

/** A step has a handful of sources; the bound only matters if sources themselves were computed per message. */
const cache = new Map<string, Expression>();
const cacheLimit = 200;

function compiled(source: string): Expression {
  const known = cache.get(source);
  if (known) return known;
  const expression = compileExpression(source);
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(source, expression);
  return expression;
}

function sentence(fault: ExpressionError, field: string): string {
  const place = fault.position === undefined ? "" : ` (at character ${fault.position} of ${excerpt(fault)})`;
  return `${field}: ${fault.message}${place}`;
}

function excerpt({ source, position = 0 }: ExpressionError): string {
  const from = Math.max(0, position - 40);
  const text = source.slice(from, position + 20).replaceAll(/\s+/g, " ");
  return `"${from > 0 ? "…" : ""}${text}${position + 20 < source.length ? "…" : ""}"`;
}
