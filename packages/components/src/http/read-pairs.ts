import { type Message, type Step, StepError } from "@millrace/component";
import { isExpressionValue } from "@millrace/flow";
import { evaluateOnMessage } from "../evaluate-on-message.ts";

interface Place {
  step: Pick<Step<unknown>, "variables">;
  message: Message;
  field: string;
}

/**
 * Names and values of headers or query, however they were written: a JSONata source that gives an object, an object of
 * literals and `{ jsonata }` values, or a list of `{ key, value }` whose values are JSONata.
 */
export async function readPairs(pairs: unknown, place: Place): Promise<Record<string, unknown>> {
  if (pairs === undefined || pairs === null || pairs === "") return {};
  if (typeof pairs === "string") return asObject(await evaluateOnMessage(pairs, place), place.field);
  if (Array.isArray(pairs)) return readList(pairs, place);
  return readValues(asObject(pairs, place.field), place);
}

async function readList(pairs: unknown[], place: Place): Promise<Record<string, unknown>> {
  const read: Record<string, unknown> = {};
  for (const pair of pairs) {
    const { key, value } = asObject(pair, place.field);
    if (typeof key !== "string" || key === "" || typeof value !== "string" || value === "") continue;
    read[key] = await evaluateOnMessage(value, { ...place, field: `${place.field}, ${key}` });
  }
  return read;
}

async function readValues(pairs: Record<string, unknown>, place: Place): Promise<Record<string, unknown>> {
  const read: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(pairs)) {
    read[key] = isExpressionValue(value)
      ? await evaluateOnMessage(value.jsonata, { ...place, field: `${place.field}, ${key}` })
      : value;
  }
  return read;
}

function asObject(value: unknown, field: string): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (typeof value === "object" && !Array.isArray(value)) return { ...value };
  throw new StepError(
    `${field}: this must give an object of names and values, for instance { "Accept": "text/csv" }.`,
    {
      code: "invalid_field",
    },
  );
}
