import { resolve } from "node:path";
import type { Command } from "../../command.ts";
import { projectRoot } from "../../project-root.ts";

export const componentInit: Command = {
  usage: "component init <dir>",
  summary: "write a component to begin with: trigger, action, credential, tests",
  async run(_, { args: [dir = ""] }) {
    // Loaded here, like `up`: the compiler is not for each command to wait for.
    const { writeScaffold } = await import("../../scaffold/write-scaffold.ts");
    const folder = resolve(dir);
    return { folder, ...(await writeScaffold({ root: projectRoot, folder })) };
  },
  print: ({ folder, name, files }: { folder: string; name: string; files: string[] }) =>
    `${name}: ${files.length} files in ${folder}\n\nNext:\n  cd ${folder}\n  npm install\n  npm test`,
};
