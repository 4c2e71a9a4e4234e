import { defineFunction, StepError } from "@millrace/component";
import { checkExpression, evaluateOnMessage } from "../evaluate-on-message.ts";

interface Config {
  path?: string;
  batchSize?: string | number;
}

/** So many emits wait for their confirms at once: enough to hide the round trip, few enough to bound memory. */
const window = 500;

export const split = defineFunction<Config>({
  async init(config) {
    checkExpression(config.path || "$", "List");
    readBatchSize(config.batchSize);
  },
  async process(step, message) {
    const value = await evaluateOnMessage(step.config.path || "$", { message, step, field: "List" });
    const bodies = toBodies(asList(value, step.config.path || "$"), readBatchSize(step.config.batchSize));
    for (let from = 0; from < bodies.length; from += window) {
      step.signal.throwIfAborted();
      await Promise.all(bodies.slice(from, from + window).map((body) => step.emit({ body })));
    }
  },
});

/** Bodies in the order of the list; an item that is no object is wrapped as `{ value }`. */
export function toBodies(items: unknown[], batchSize: number): unknown[] {
  if (batchSize === 1) return items.map((item) => (isObject(item) ? item : { value: item }));
  const count = Math.ceil(items.length / batchSize);
  return Array.from({ length: count }, (_, index) => ({
    items: items.slice(index * batchSize, (index + 1) * batchSize),
  }));
}

/** JSONata gives a list of one as the item itself, and nothing for an empty one. */
function asList(value: unknown, path: string): unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null) return [];
  if (isObject(value)) return [value];
  throw new StepError(
    `List: "${path}" gives ${JSON.stringify(value)}, which is no list. Point it at a list of items.`,
    {
      code: "not_a_list",
    },
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readBatchSize(size: string | number | undefined): number {
  const items = Number(size === undefined || size === "" ? 1 : size);
  if (Number.isInteger(items) && items >= 1) return items;
  throw new StepError(`Items per message: "${size}" is no whole number from 1 upwards.`, { code: "invalid_field" });
}
