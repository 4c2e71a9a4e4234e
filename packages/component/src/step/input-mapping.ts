import { compileExpression, type Expression, ExpressionError, expressionContext, type Message } from "@millrace/flow";
import { StepError } from "../step-error.ts";
import type { StepDescription } from "./step-api.ts";

interface Input {
  condition: Expression | undefined;
  mapper: [field: string, expression: Expression][] | undefined;
}

export interface InputMapping {
  /** The message as the function shall see it, or undefined when the edge's condition says no. */
  receive(message: Message, source: string | undefined): Promise<Message | undefined> | Message | undefined;
  /** The step's config for this message; the same object as long as nothing in it is an expression. */
  evaluateConfig(received: Received): Promise<Record<string, unknown>> | Record<string, unknown>;
}

export interface Received {
  /** As the function sees it. */
  message: Message;
  /** As its sender sent it, before this edge's mapping. */
  sent: Message;
  /** The sender. */
  source: string | undefined;
}

/**
 * Edge conditions, mappings and expression fields of a step, each compiled once.
 * @throws StepError naming the place when a source is no JSONata.
 */
export function createInputMapping(
  description: Pick<StepDescription, "inputs" | "expressions" | "config" | "variables">,
): InputMapping {
  const inputs = new Map(
    description.inputs.map(({ source, condition, mapper }) => [
      source,
      {
        condition: condition === undefined ? undefined : compile(condition, `the condition of the edge from ${source}`),
        mapper: mapper && compileAll(mapper, (field) => `the mapping of "${field}" from ${source}`),
      } satisfies Input,
    ]),
  );
  const expressions = compileAll(description.expressions, (field) => `the field "${field}"`);
  const variables = description.variables;

  return {
    receive: (message, source) => {
      const input = source === undefined ? undefined : inputs.get(source);
      if (!input || (!input.condition && !input.mapper)) return message;
      return receiveThrough(input, { message, scope: createScope({ message, sent: message, source }, variables) });
    },
    evaluateConfig: (received) => {
      if (expressions.length === 0) return description.config;
      const scope = createScope(received, variables);
      return evaluateAll(expressions, { scope, into: { ...description.config } });
    },
  };
}

interface Scope {
  context: unknown;
  bindings: Record<string, unknown>;
}

async function receiveThrough(input: Input, { message, scope }: { message: Message; scope: Scope }) {
  if (input.condition) {
    const verdict = await evaluate(input.condition, { scope, what: "The edge's condition" });
    if (!isTruthy(verdict)) return undefined;
  }
  if (!input.mapper) return message;
  const whole = input.mapper.find(([field]) => field === "" || field === "$");
  const body = whole
    ? await evaluate(whole[1], { scope, what: "The mapping of the whole body" })
    : await evaluateAll(input.mapper, { scope, into: {} });
  return { ...message, body };
}

async function evaluateAll(
  expressions: [field: string, expression: Expression][],
  { scope, into }: { scope: Scope; into: Record<string, unknown> },
): Promise<Record<string, unknown>> {
  for (const [field, expression] of expressions) {
    const value = await evaluate(expression, { scope, what: `The expression of "${field}"` });
    if (value !== undefined) into[field] = value;
  }
  return into;
}

async function evaluate(expression: Expression, { scope, what }: { scope: Scope; what: string }): Promise<unknown> {
  try {
    return await expression.evaluate(scope.context, scope.bindings);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new StepError(`${what} failed: ${error.message}`, {
      code: "expression_failed",
      details: { expression: error.source, position: error.position },
      cause: error,
    });
  }
}

/** The sender counts as an earlier step, also where the passthrough style leaves it out. */
function createScope({ message, sent, source }: Received, variables: Record<string, string>): Scope {
  const { passthrough } = message;
  const knowsSource = source === undefined || (passthrough !== undefined && source in passthrough);
  const earlier = knowsSource ? passthrough : { ...passthrough, [source]: asPassthrough(sent) };
  return {
    context: expressionContext({ body: message.body, ...(earlier ? { passthrough: earlier } : {}) }),
    bindings: { getPassthrough: () => earlier ?? {}, getFlowVariables: () => variables },
  };
}

function asPassthrough({ body, headers, attachments }: Message) {
  return { body, ...(headers ? { headers } : {}), ...(attachments ? { attachments } : {}) };
}

function compileAll(
  sources: Record<string, string>,
  place: (field: string) => string,
): [field: string, expression: Expression][] {
  return Object.entries(sources).map(([field, source]) => [field, compile(source, place(field))]);
}

function compile(source: string, place: string): Expression {
  try {
    return compileExpression(source);
  } catch (error) {
    throw new StepError(`${place} is no valid expression: ${error instanceof Error ? error.message : error}`, {
      code: "invalid_expression",
      cause: error,
    });
  }
}

/** As JSONata's `$boolean`: empty texts, arrays and objects are false, an array is true when a member is. */
export function isTruthy(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isTruthy);
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return Boolean(value) && typeof value !== "function";
}
