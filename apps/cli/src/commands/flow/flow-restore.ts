import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { flowPath } from "./flow-path.ts";

const answer = z.looseObject({ id: z.string(), version: z.number(), revision: z.number() });

export const flowRestore: Command = {
  usage: "flow restore <id> <version>",
  summary: "make the draft what a version was; publish it to have it work again",
  run: (context, { args: [id = "", version = ""] }) =>
    callApi(context, { method: "POST", path: flowPath(id, "versions", version, "restore"), answer }),
  print: ({ id, version }: z.infer<typeof answer>) => `${id}  the draft is version ${version} again`,
};
