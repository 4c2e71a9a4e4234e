import { z } from "zod";
import type { Command } from "../../command.ts";
import { Refusal } from "../../refusal.ts";
import { callApi } from "../../rest/call-api.ts";

const answer = z.array(z.object({ id: z.string(), tags: z.array(z.string()) }));
const optionsSchema = z.object({ add: z.array(z.string()).default([]), remove: z.array(z.string()).default([]) });

export const flowTag: Command = {
  usage: "flow tag <id>",
  summary: "give a flow tags, or take some away",
  options: (command) =>
    command.option("--add <tags...>", "words to find it by").option("--remove <tags...>", "those it no longer has"),
  async run(context, { args: [id = ""], options }) {
    const { add, remove } = optionsSchema.parse(options);
    if (add.length + remove.length === 0)
      throw new Refusal("Name tags with --add or --remove.", { code: "invalid_input" });
    const body = { ids: [id], add, remove };
    const [changed] = await callApi(context, { method: "POST", path: "/flows/tags", body, answer });
    return changed;
  },
  print: ({ id, tags }: z.infer<typeof answer>[number]) => `${id}  ${tags.length > 0 ? tags.join(", ") : "no tags"}`,
};
