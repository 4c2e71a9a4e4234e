import type { Command } from "../../command.ts";
import { describeInstallation } from "../../installation.ts";
import { supervise as superviseInstallation } from "../../processes/supervisor.ts";

/** What `up --detach` leaves behind. It gets the programs' environment as its own. */
export const supervise: Command = {
  usage: "supervise <source-hash>",
  summary: "keep the platform's programs running (started by up)",
  hidden: true,
  async run({ env, report, signal }, { args: [sourceHash = ""] }) {
    const installation = describeInstallation(env);
    const onDeath = (text: string) => report.warn(`${new Date().toISOString()} ${text}`);
    await superviseInstallation(installation, { env: process.env, sourceHash, onDeath, signal });
  },
};
