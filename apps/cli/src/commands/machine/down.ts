import type { Command } from "../../command.ts";

export const down: Command = {
  usage: "down",
  summary: "stop what up started",
  options: (command) => {
    command.option("--volumes", "also forget the data: database, queues, images, secrets");
  },
  async run(context, { options }) {
    // Loaded here, like `up`: clients of every service are not for each command to wait for.
    const { runDown } = await import("../../platform/run-down.ts");
    return runDown(context, { volumes: options.volumes === true });
  },
};
