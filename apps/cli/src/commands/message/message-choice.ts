import type { Command as CommanderCommand } from "commander";
import { z } from "zod";
import { Refusal } from "../../refusal.ts";

export const kindOption = ["--kind <kind>", "waiting, rebounding or quarantined", "waiting"] as const;
export const searchOption = ["--search <text>", "words, or a value at a place: order.id=42"] as const;

const optionsSchema = z.object({
  kind: z.string().optional(),
  search: z.string().optional(),
  id: z.array(z.string()).optional(),
  all: z.boolean().optional(),
});

/** Which messages of a step's queue a command is about. */
export function messageChoiceOptions(command: CommanderCommand, kinds?: { kind: string; help: string }): void {
  const [flag, help, kind] = kindOption;
  command
    .option(flag, kinds?.help ?? help, kinds?.kind ?? kind)
    .option("--id <ids...>", "these messages")
    .option(...searchOption)
    .option("--all", "everything in the queue");
}

export function readMessageChoice(options: Record<string, unknown>) {
  const { kind, search, id: messageIds, all } = optionsSchema.parse(options);
  if ([search, messageIds, all].filter((way) => way !== undefined).length !== 1) {
    throw new Refusal("Say which messages: --id, --search or --all.", { code: "invalid_input" });
  }
  return { kind, search, messageIds, all };
}
