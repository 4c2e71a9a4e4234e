import { parseStepCommand } from "@millrace/flow";
import type { Command as CommanderCommand } from "commander";
import { z } from "zod";
import { Refusal } from "../../refusal.ts";
import { readDocument } from "../../rest/read-document.ts";

/** A step's settings as its form would hold them. */
const configSchema = z.union([
  z.strictObject({ credential: z.string().optional(), fields: z.record(z.string(), z.unknown()) }),
  z.record(z.string(), z.unknown()).transform(({ credential, ...fields }) => ({
    ...(typeof credential === "string" && { credential }),
    fields,
  })),
]);

const optionsSchema = z.object({ file: z.string().optional() });

export function stepConfigOption(command: CommanderCommand): void {
  command.option("--file <path>", "JSON or YAML: {credential, fields}, or the fields alone");
}

/** What the API's design-time calls want to know of a step. */
export async function readStep({ command, options }: { command: string; options: Record<string, unknown> }) {
  const parsed = parseStepCommand(command);
  if (!parsed) throw new Refusal(`"${command}" is no component:function.`, { code: "invalid_input" });
  const { file } = optionsSchema.parse(options);
  const config: { credential?: string | undefined; fields: Record<string, unknown> } =
    file === undefined ? { fields: {} } : configSchema.parse(await readDocument(file));
  const { credential, fields } = config;
  return {
    component: parsed.component,
    function: parsed.function,
    fields,
    ...(credential && { credentialId: credential }),
  };
}
