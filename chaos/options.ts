import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { z } from "zod";

export const help = `npm run chaos [-- options]

Kills step containers, the programs, the services and the Docker daemon while messages run through three flows, and checks that nothing
that was accepted is lost and that the platform comes back each time. Starts a platform and services of its own; needs root.

  --messages N     at least (10000; with --short 1500)
  --rounds N       how often each kind of fault comes (3; with --short 1)
  --seed N         repeats the faults of a run (chosen and printed)
  --short          a minute or so, for npm test
  --docker         kill the Docker daemon even if something else started it; everybody's containers on this machine suffer
  --no-docker      leave the Docker daemon alone
  --only KINDS     of container, runner, gateway, rabbitmq, redis, flush, postgres, docker, with commas between
  --write          put the report into docs/reliability.md
  --report FILE    write the outcome of every check as JSON
  --keep           leave logs behind, and say where
`;

const count = z.coerce.number().int().min(1);
const schema = z.object({
  messages: count.optional(),
  rounds: count.optional(),
  seed: z.coerce.number().int().min(0).max(4_294_967_295).optional(),
  short: z.boolean().default(false),
  docker: z.boolean().optional(),
  only: z.string().optional(),
  write: z.boolean().default(false),
  report: z.string().optional(),
  keep: z.boolean().default(false),
  help: z.boolean().default(false),
});

export interface ChaosOptions extends Omit<z.infer<typeof schema>, "messages" | "rounds" | "seed"> {
  messages: number;
  rounds: number;
  seed: number;
}

/** @throws when an argument makes no sense. */
export function readOptions(args: readonly string[]): ChaosOptions {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      messages: text,
      rounds: text,
      seed: text,
      only: text,
      report: text,
      short: flag,
      docker: flag,
      write: flag,
      keep: flag,
      help: flag,
    },
  });
  const given = schema.parse(values);
  return {
    ...given,
    messages: given.messages ?? (given.short ? 1_500 : 10_000),
    rounds: given.rounds ?? (given.short ? 1 : 3),
    seed: given.seed ?? randomInt(1_000_000),
  };
}
