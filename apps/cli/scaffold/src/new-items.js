import { defineTrigger } from "@millrace/component";
import { z } from "zod";
import { callApi } from "./call-api.js";
import { credentials } from "./credentials.js";

/** Asks on the flow's schedule. The snapshot is where it goes on the next time; it moves after what was emitted is safe. */
export const newItems = defineTrigger({
  title: "New items",
  description: "Emits each item that was created since the last time.",
  help: { description: "Asked as often as the flow's schedule says.", link: "https://example.com/docs/items" },
  credentials,
  fields: z.object({
    batchSize: z.coerce.number().int().min(1).max(500).default(100).meta({
      title: "Items at once",
      description: "At most so many each time.",
    }),
  }),
  output: z.object({ id: z.number(), name: z.string() }),
  async process(step) {
    const { batchSize } = step.config;
    const after = step.snapshot.lastId ?? 0;
    const items = await callApi(step.config, { path: `/items?after=${after}&limit=${batchSize}`, signal: step.signal });
    for (const item of items) await step.emit({ body: item });
    const last = items.at(-1);
    if (last) await step.saveSnapshot({ lastId: last.id });
    step.log.info(`${items.length} new items after ${after}`);
  },
});
