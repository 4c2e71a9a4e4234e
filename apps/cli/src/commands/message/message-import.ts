import { constants, openAsBlob } from "node:fs";
import { access } from "node:fs/promises";
import { z } from "zod";
import type { Command } from "../../command.ts";
import { Refusal } from "../../refusal.ts";
import { readAnswer } from "../../rest/call-api.ts";
import { requestApi } from "../../rest/request-api.ts";
import { flowPath } from "../flow/flow-path.ts";
import { drawMessages } from "./draw-waiting.ts";

const answer = z.looseObject({
  imported: z.number(),
  failed: z.array(z.looseObject({ line: z.number(), reason: z.string() })),
});

export const messageImport: Command = {
  usage: "message import <id> <file>",
  summary: "put messages, lines as the export writes them, into the queues of their steps",
  async run({ env, signal }, { args: [id = "", path = ""] }) {
    // Otherwise found out while it is being sent, and told as a connection that broke.
    await access(path, constants.R_OK).catch((cause: unknown) => {
      throw new Refusal(`${path} cannot be read.`, { code: "invalid_input", cause });
    });
    const content = { body: await openAsBlob(path), type: "application/x-ndjson" };
    const response = await requestApi(env, { method: "POST", path: flowPath(id, "messages"), content, signal });
    return await readAnswer(response, answer);
  },
  print: ({ imported, failed }: z.infer<typeof answer>) =>
    [
      `${drawMessages(imported)} imported${failed.length > 0 ? `, ${failed.length} not:` : ""}`,
      ...failed.map(({ line, reason }) => `line ${line}: ${reason}`),
    ].join("\n"),
};
