import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { Command, CommandContext } from "../../command.ts";
import { Refusal } from "../../refusal.ts";
import { requestApi } from "../../rest/request-api.ts";
import { flowPath } from "../flow/flow-path.ts";
import { drawMessages } from "./draw-waiting.ts";
import { searchOption } from "./message-choice.ts";

const optionsSchema = z.object({
  step: z.string().optional(),
  kind: z.string().optional(),
  search: z.string().optional(),
  output: z.string().optional(),
});

const newline = 0x0a;

/** Without `--output` the lines themselves are what is printed; under `--json` as one array. */
export const messageExport: Command = {
  usage: "message export <id>",
  summary: "copy the messages that wait in a suspended flow or a paused step, a line of JSON each",
  options: (command) =>
    command
      .option("--step <id>", "of this step alone")
      .option("--kind <kind>", "waiting, rebounding or quarantined; without it what waits, now or for later")
      .option(...searchOption)
      .option("--output <file>", "into this file, which only you may read; without it, they are printed"),
  async run(context, { args: [id = ""], options }) {
    const { step: stepId, kind, search, output } = optionsSchema.parse(options);
    const { env, report, json, signal } = context;
    const response = await requestApi(env, {
      method: "GET",
      path: flowPath(id, "messages"),
      query: { stepId, kind, search },
      signal,
    });
    const lines = new CountedLines(response);
    if (output !== undefined) {
      await writeWhole(context, { path: output, lines });
      return { exported: lines.count, output };
    }
    if (json) return await collect(lines);
    for await (const chunk of lines) await write(chunk);
    report.done("Exported", drawMessages(lines.count));
    return undefined;
  },
  print: ({ exported, output }: { exported: number; output: string }) =>
    `${drawMessages(exported)} written to ${output}`,
};

/** The answer's bytes as they come, counted. A connection that breaks is an incomplete export, and so a refusal. */
class CountedLines {
  readonly #response: Response;
  count = 0;

  constructor(response: Response) {
    this.#response = response;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of this.#response.body ?? []) {
        for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) this.count += 1;
        yield chunk;
      }
    } catch (cause) {
      throw new Refusal(`The export broke off after ${drawMessages(this.count)}: it is not complete. Try again.`, {
        code: "unavailable",
        cause,
      });
    }
  }
}

/** Messages are people's data: the file is its owner's alone. It has its name once it is whole. */
async function writeWhole(
  { signal }: CommandContext,
  { path, lines }: { path: string; lines: CountedLines },
): Promise<void> {
  const draft = `${path}.part`;
  try {
    await pipeline(lines, createWriteStream(draft, { mode: 0o600 }), { signal });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    if (error instanceof Refusal || signal.aborted) throw error;
    throw new Refusal(`${path} cannot be written.`, { code: "invalid_input", cause: error });
  }
}

async function collect(lines: CountedLines): Promise<unknown[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of lines) chunks.push(chunk);
  const texts = Buffer.concat(chunks).toString("utf8").split("\n");
  return texts.filter((text) => text !== "").map((text): unknown => JSON.parse(text));
}

function write(chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}
