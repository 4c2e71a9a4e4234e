import type { Command } from "../../command.ts";
import { describeInstallation } from "../../installation.ts";
import { programEnvironment } from "../../processes/program-environment.ts";
import { readServiceVariables } from "../../services/service-variables.ts";

/** For a shell: `eval "$(npx millrace env)"` lets a program or a test of this repository find the services. */
export const env: Command = {
  usage: "env",
  summary: "print the environment of this installation's programs as shell exports (they hold secrets)",
  async run(context) {
    const installation = describeInstallation(context.env);
    return programEnvironment(installation, await readServiceVariables(installation.paths.services));
  },
  print: (variables: Record<string, string>) =>
    Object.entries(variables)
      .map(([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'`)
      .join("\n"),
};
