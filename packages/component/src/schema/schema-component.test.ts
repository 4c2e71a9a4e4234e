import { componentDescriptorSchema } from "@millrace/flow";
import { expect, test } from "vitest";
import { z } from "zod";
import {
  defineAction,
  defineComponent,
  defineCredentials,
  defineTrigger,
  describeComponent,
  runFunction,
} from "../author.ts";

const credentials = defineCredentials({
  fields: z.object({ apiKey: z.string().meta({ title: "Key", viewClass: "PasswordFieldView" }) }),
  help: { link: "https://example.com/keys" },
  verify: async ({ apiKey }) => ({ verified: apiKey.startsWith("k") }),
});

const add = defineAction({
  title: "Add",
  credentials,
  fields: z.object({
    times: z.coerce.number().int().min(1).default(1).meta({ title: "How often", placeholder: "1" }),
    mode: z.enum(["fast", "slow"]).default("fast"),
    note: z.string().optional(),
  }),
  input: z.object({
    amount: z.number().meta({ title: "Amount" }),
    lines: z.array(z.object({ sku: z.string() })).optional(),
  }),
  output: z.object({ total: z.number() }),
  process: async ({ config }, { body }) => ({
    body: { total: config.times * body.amount + config.apiKey.length + (config.note?.length ?? 0) },
  }),
});
const poll = defineTrigger({
  title: "Poll",
  output: z.object({ id: z.string() }),
  process: async () => ({ body: { id: "1" } }),
});
const component = defineComponent({
  title: "Sums",
  version: "1.0.0",
  credentials,
  triggers: { poll },
  actions: { add },
});

test("schemas become form fields and metadata of a valid component.json", () => {
  const described = describeComponent(component, { main: "./src/component.js" });
  expect(componentDescriptorSchema.parse(described)).toMatchObject({ title: "Sums" });
  expect(described).toEqual({
    title: "Sums",
    version: "1.0.0",
    credentials: {
      help: { link: "https://example.com/keys" },
      fields: { apiKey: { viewClass: "PasswordFieldView", label: "Key", order: 10, required: true } },
    },
    triggers: {
      poll: {
        title: "Poll",
        main: "./src/component.js",
        type: "polling",
        metadata: { out: { type: "object", properties: { id: { type: "string", required: true } } } },
      },
    },
    actions: {
      add: {
        title: "Add",
        main: "./src/component.js",
        fields: {
          times: { viewClass: "TextFieldView", label: "How often", order: 30, default: "1", placeholder: "1" },
          mode: {
            viewClass: "SelectView",
            label: "mode",
            order: 20,
            default: "fast",
            model: { fast: "fast", slow: "slow" },
          },
          note: { viewClass: "TextFieldView", label: "note", order: 10 },
        },
        metadata: {
          in: {
            type: "object",
            properties: {
              amount: { type: "number", title: "Amount", required: true },
              lines: {
                type: "array",
                items: { type: "object", properties: { sku: { type: "string", required: true } } },
              },
            },
          },
          out: { type: "object", properties: { total: { type: "number", required: true } } },
        },
      },
    },
  });
});

test("config and body are read by their schemas before the code sees them", async () => {
  const config = { times: "3", note: "", apiKey: "key" };
  const run = (body: unknown) => runFunction(component, { function: "add", config, message: { body } });
  expect((await run({ amount: 2 })).emitted).toEqual([{ body: { total: 9 } }]);
  await expect(run({ amount: "much" })).rejects.toThrow(/^body\.amount: /);
  await expect(
    runFunction(component, { function: "add", config: { times: "0" }, message: { body: { amount: 1 } } }),
  ).rejects.toThrow(/^times: /);
});

test("a credential is verified with its values typed", async () => {
  const context = { log: Object(console), signal: AbortSignal.timeout(1_000) };
  expect(await component.verifyCredentials?.({ apiKey: "key" }, context)).toEqual({ verified: true });
  expect(component.descriptor.triggers?.poll).toEqual({ type: "polling" });
});
