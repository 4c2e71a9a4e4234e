import { defineAction } from "@millrace/component";
import { z } from "zod";
import { callApi } from "./call-api.js";
import { credentials } from "./credentials.js";

export const createItem = defineAction({
  title: "Create an item",
  description: "Creates an item and emits it with its new id.",
  help: { description: "The key needs the right to write.", link: "https://example.com/docs/items" },
  writes: true,
  credentials,
  fields: z.object({
    category: z.enum(["standard", "special"]).default("standard").meta({ title: "Category" }),
  }),
  input: z.object({ name: z.string().meta({ title: "Name" }) }),
  output: z.object({ id: z.number(), name: z.string(), category: z.string() }),
  async process(step, message) {
    const body = { name: message.body.name, category: step.config.category };
    return { body: await callApi(step.config, { method: "POST", path: "/items", body, signal: step.signal }) };
  },
});
