import type { Command } from "../../command.ts";
import { describeAddresses, describeOwnerLink } from "../../platform/describe-addresses.ts";
import type { UpResult } from "../../platform/run-up.ts";

export const up: Command = {
  usage: "up",
  summary: "find or start everything, then run the platform in the foreground",
  options: (command) => {
    command.option("--detach", "return when everything is healthy");
    command.option("--prepare", "everything but the programs: services, schema, component images, demo data");
  },
  async run(context, { options }): Promise<UpResult> {
    // Loaded here: the database client and the web of imports behind it are not for every command to wait for.
    if (options.prepare === true) {
      const { runPrepare } = await import("../../platform/run-prepare.ts");
      return runPrepare(context);
    }
    const { runUp } = await import("../../platform/run-up.ts");
    return runUp(context, { detach: options.detach === true });
  },
  print: (result: UpResult) => {
    if (result.state === "running") return describeAddresses(result);
    return result.state === "prepared" ? `Everything is prepared.${describeOwnerLink(result)}` : "Stopped.";
  },
};
