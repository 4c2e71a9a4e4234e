import jsonata from "jsonata";
import type { Message } from "../message/message.ts";

/** A JSONata source compiled once. */
export interface Expression {
  source: string;
  /** Rejects with `ExpressionError`. `bindings` become `$name` variables and functions. */
  evaluate(context: unknown, bindings?: Record<string, unknown>): Promise<unknown>;
}

export class ExpressionError extends Error {
  readonly source: string;
  /** Character offset of the fault in the source, when known. */
  readonly position: number | undefined;

  constructor(source: string, fault: { message: string; position?: number | undefined; cause?: unknown }) {
    super(fault.message, { cause: fault.cause });
    this.name = "ExpressionError";
    this.source = source;
    this.position = fault.position;
  }
}

/** An endless expression is stopped after this long; every evaluation step looks at the clock. */
const timeLimitMs = 5000;
const depthLimit = 500;

/** Throws `ExpressionError` when the source is no JSONata. */
export function compileExpression(source: string): Expression {
  const path = plainPath(source);
  if (path) return { source, evaluate: async (context) => readPath(context, path) };
  const compiled = parse(source);
  return {
    source,
    evaluate: async (context, bindings) => {
      try {
        return plain(await compiled.evaluate(context, bindings));
      } catch (fault) {
        throw asExpressionError(source, fault);
      }
    },
  };
}

/** The same sources are judged with every edit of a flow and with every look at the list: the latest judgements are kept. */
const judged = new Map<string, string | undefined>();
const judgedAtMost = 2000;
const keptLength = 2000;

/** The problem of a source as text with its place, or undefined when it compiles. */
export function expressionProblem(source: string): string | undefined {
  if (judged.has(source)) return judged.get(source);
  const problem = judge(source);
  if (source.length > keptLength) return problem;
  const [oldest] = judged.keys();
  if (judged.size >= judgedAtMost && oldest !== undefined) judged.delete(oldest);
  judged.set(source, problem);
  return problem;
}

function judge(source: string): string | undefined {
  try {
    compileExpression(source);
    return undefined;
  } catch (fault) {
    if (!(fault instanceof ExpressionError)) throw fault;
    return fault.position === undefined ? fault.message : `${fault.message} (at character ${fault.position})`;
  }
}

/**
 * What an expression sees: the message body's fields at the root, earlier steps' output under `elasticio`
 * (`elasticio.step_1.body.id`).
 */
export function expressionContext(message: Pick<Message, "body" | "passthrough">): unknown {
  const { body, passthrough } = message;
  if (!passthrough) return body;
  if (typeof body === "object" && body !== null && !Array.isArray(body)) {
    // Not enumerable: `$` is the body alone, so that mapping the whole message does not send earlier steps along.
    return Object.defineProperty({ ...body }, "elasticio", { value: passthrough });
  }
  return body;
}

function parse(source: string): jsonata.Expression {
  try {
    return jsonata(source, { timeout: timeLimitMs, stack: depthLimit });
  } catch (fault) {
    throw asExpressionError(source, fault);
  }
}

function asExpressionError(source: string, fault: unknown): ExpressionError {
  const { message, position } = fault as { message?: string; position?: number }; // jsonata throws plain objects
  return new ExpressionError(source, { message: message ?? String(fault), position, cause: fault });
}

/** Paths of plain names need no interpreter: they are most of what mappings are made of, on every message. */
function plainPath(source: string): string[] | undefined {
  const trimmed = source.trim();
  if (trimmed === "$") return [];
  if (!/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(trimmed)) return undefined;
  const names = trimmed.split(".");
  return names.some((name) => reservedWords.has(name)) ? undefined : names;
}

const reservedWords = new Set(["and", "or", "in", "true", "false", "null", "function"]);

/** JSONata maps a path over arrays and flattens; those cases go the long way. */
function readPath(context: unknown, path: string[]): unknown | Promise<unknown> {
  let value = context;
  for (const name of path) {
    if (value === null || value === undefined) return undefined;
    if (Array.isArray(value)) return parse(path.join(".")).evaluate(context).then(plain);
    if (typeof value !== "object") return undefined;
    value = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined; // own keys only
  }
  return value;
}

/** JSONata marks its own arrays with hidden members (`sequence`, `keepSingleton`); copies are plain. */
function plain(value: unknown): unknown {
  return Array.isArray(value) && Object.getOwnPropertyNames(value).length > value.length + 1
    ? Array.from(value)
    : value;
}
