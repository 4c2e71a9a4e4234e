import type { Command } from "../command.ts";
import { doctor } from "./doctor.ts";
import { down } from "./down.ts";
import { env } from "./env.ts";
import { supervise } from "./supervise.ts";
import { up } from "./up.ts";

/** Every command of `millrace`, in the order of its help. */
export const commands: readonly Command[] = [up, down, doctor, env, supervise];
