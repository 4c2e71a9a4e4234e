import type { Command as CommanderCommand } from "commander";
import type { Env } from "./env.ts";
import type { Report } from "./report.ts";

/** What every command gets besides its own arguments. */
export interface CommandContext {
  env: Env;
  report: Report;
  /** Whether stdout must hold exactly one JSON document. */
  json: boolean;
  /** Aborted by Ctrl+C and SIGTERM. */
  signal: AbortSignal;
}

/** One line of the command table. */
export interface Command {
  /** Words and arguments as typed, for instance `flow start <id>`. */
  usage: string;
  summary: string;
  /** Not for people: left out of the help. */
  hidden?: true;
  /** Adds the command's options. */
  options?: (command: CommanderCommand) => void;
  /**
   * Does it. What it returns is printed: as JSON under `--json`, else through `print`. A `Refusal` or any other error
   * ends the program with 1.
   */
  run(context: CommandContext, input: CommandInput): Promise<unknown>;
  /** The result for a person; without it, or without a result, nothing is printed when `--json` is not given. */
  print?: (result: never) => string;
}

export interface CommandInput {
  /** Positional arguments in the order of `usage`. */
  args: string[];
  /** Options by their long name in camel case, as commander parsed them; a border each command checks with zod. */
  options: Record<string, unknown>;
}
