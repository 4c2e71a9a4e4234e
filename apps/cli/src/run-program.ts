import { Command as CommanderCommand, CommanderError } from "commander";
import type { Command, CommandContext } from "./command.ts";
import { commands } from "./commands/commands.ts";
import { describeFailure } from "./describe-failure.ts";
import { readEnv } from "./env.ts";
import { reportTo } from "./report.ts";

/** Runs `millrace` with these arguments and returns its exit code: 0 done, 1 refused or failed, 2 usage. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  const json = argv.includes("--json");
  try {
    await buildProgram().parseAsync(["node", "millrace", ...argv]);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const failure = describeFailure(error);
    if (json) process.stdout.write(`${JSON.stringify({ error: failure })}\n`);
    process.stderr.write(`${failure.message}\n`);
    return 1;
  }
}

function buildProgram(): CommanderCommand {
  const program = new CommanderCommand("millrace")
    .description("Millrace: integration flows of containers connected by durable queues.")
    .exitOverride()
    .showHelpAfterError();
  for (const command of commands) addCommand(program, command);
  return program;
}

/** `flow start <id>` becomes the command `start <id>` of the group `flow`. */
function addCommand(program: CommanderCommand, command: Command): void {
  const words = command.usage.split(" ");
  const path = words.filter((word) => /^[a-z]/.test(word));
  const positional = words.slice(path.length).join(" ");
  const name = path.at(-1) ?? "";
  const parent = path.slice(0, -1).reduce(findOrAddGroup, program);
  const added = parent.command(`${name} ${positional}`.trim(), { hidden: command.hidden === true });
  added.description(command.summary);
  added.option("--json", "print one JSON document on stdout").exitOverride().showHelpAfterError();
  command.options?.(added);
  added.action(() => execute(added, command));
}

function findOrAddGroup(parent: CommanderCommand, name: string): CommanderCommand {
  return parent.commands.find((child) => child.name() === name) ?? parent.command(name).exitOverride();
}

async function execute(parsed: CommanderCommand, command: Command): Promise<void> {
  const options: Record<string, unknown> = parsed.opts();
  const context: CommandContext = {
    env: readEnv(process.env),
    report: reportTo(process.stderr),
    json: options.json === true,
    signal: abortOnSignals(),
  };
  const result = await command.run(context, { args: parsed.args, options });
  if (context.json) process.stdout.write(`${JSON.stringify(result ?? null)}\n`);
  // The table pairs `run` and `print` of one command; TypeScript cannot know that they agree.
  else if (command.print && result !== undefined) process.stdout.write(`${command.print(result as never)}\n`);
}

function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => controller.abort(new Error("Interrupted")));
  }
  return controller.signal;
}
