import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { projectRoot } from "./project-root.ts";

// What was compiled once is not compiled anew: this halves the time until a command begins.
enableCompileCache(join(projectRoot, "node_modules", ".cache", "millrace"));
const { runProgram } = await import("./run-program.ts");

process.exitCode = await runProgram(process.argv.slice(2));
