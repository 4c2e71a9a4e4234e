import type { Command } from "../command.ts";
import { describeAddresses } from "../platform/describe-addresses.ts";
import type { UpResult } from "../platform/run-up.ts";

export const up: Command = {
  usage: "up",
  summary: "find or start everything, then run the platform in the foreground",
  options: (command) => {
    command.option("--detach", "return when everything is healthy");
    command.option("--services", "only the services, the database schema and the component images");
  },
  async run(context, { options }): Promise<UpResult | undefined> {
    // Loaded here: the database client and the web of imports behind it are not for every command to wait for.
    if (options.services === true) {
      const { prepareServices } = await import("../platform/prepare-platform.ts");
      await prepareServices(context);
      return undefined;
    }
    const { runUp } = await import("../platform/run-up.ts");
    return runUp(context, { detach: options.detach === true });
  },
  print: (result: UpResult | undefined) => {
    if (result === undefined) return "The services are ready.";
    return result.state === "running" ? describeAddresses(result) : "Stopped.";
  },
};
