import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { thePlatform } from "./platform.ts";

/** kill -9 of one of the platform's programs; whoever supervises it starts it again. */
export async function killProgram(name: "runner" | "gateway" | "web"): Promise<void> {
  process.kill(await programPid(name), "SIGKILL");
}

async function programPid(name: string): Promise<number> {
  return JSON.parse(await readFile(join(thePlatform().home, "pids", `${name}.json`), "utf8")).pid;
}
