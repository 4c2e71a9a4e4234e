import { defineFunction, type Message, type Step, StepError } from "@millrace/component";
import { checkExpression, evaluateOnMessage } from "../evaluate-on-message.ts";
import { type ConnectionConfig, runStatement } from "./connection.ts";
import { isWorthRetrying } from "./problems.ts";

interface Config extends ConnectionConfig {
  sql?: string;
  parameters?: string;
  emit?: "rows" | "all";
}

/** So many emits wait for their confirms at once. */
const window = 500;

export const query = defineFunction<Config>({
  async init(config) {
    if (config.parameters) checkExpression(config.parameters, "Parameters");
  },
  async process(step, message) {
    const values = await readParameters(step, message);
    try {
      const { rows, rowCount } = await runStatement(step.config, {
        text: sql(step.config),
        values,
        signal: step.signal,
      });
      if (step.config.emit === "all") return { body: { rows, rowCount: rowCount ?? rows.length } };
      await emitRows(step, rows);
    } catch (fault) {
      if (!isWorthRetrying(fault)) throw fault;
      await step.rebound(fault.message);
    }
    return undefined;
  },
});

function sql(config: Config): string {
  if (config.sql?.trim()) return config.sql;
  throw new StepError("SQL is empty. Write a statement, for instance SELECT * FROM customers WHERE id = $1.", {
    code: "missing_field",
  });
}

async function readParameters(step: Step<Config>, message: Message): Promise<unknown[]> {
  if (!step.config.parameters) return [];
  const value = await evaluateOnMessage(step.config.parameters, { message, step, field: "Parameters" });
  const list = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return list.map(asParameter);
}

/** The driver writes a list as a PostgreSQL array; objects, and lists of objects, can only be meant as JSON. */
function asParameter(value: unknown): unknown {
  const holdsObjects = Array.isArray(value) && value.some((item) => typeof item === "object" && item !== null);
  return holdsObjects ? JSON.stringify(value) : value;
}

async function emitRows(step: Step<Config>, rows: Record<string, unknown>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += window) {
    await Promise.all(rows.slice(from, from + window).map((body) => step.emit({ body })));
  }
}
