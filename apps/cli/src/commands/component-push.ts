import { basename, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Command, CommandContext } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { callApi, readAnswer } from "../rest/call-api.ts";
import { requestApi } from "../rest/request-api.ts";
import { packFolder } from "./pack-folder.ts";

const optionsSchema = z.object({ name: z.string().optional(), env: z.array(z.string()).default([]) });
const pushedAnswer = z.looseObject({ buildId: z.string() });
const buildAnswer = z.looseObject({
  status: z.enum(["waiting", "building", "done", "failed"]),
  log: z.string(),
  problem: z.string().optional(),
  version: z.object({ id: z.string(), version: z.string(), image: z.string() }).optional(),
});

interface Pushed {
  id: string;
  name: string;
  version: string;
  image: string;
}

const lookEveryMs = 500;

export const componentPush: Command = {
  usage: "component push <dir>",
  summary: "build a component from its folder and register it as a version",
  options: (command) =>
    command
      .option("--name <name>", "what flows call it (default: the name in package.json, else the folder's)")
      .option("--env <name=value>", "a variable of all its containers; may be given again", collect),
  async run(context, { args: [folder = ""], options }) {
    const { name: given, env } = optionsSchema.parse(options);
    const packed = await packFolder(resolve(folder));
    const name = given ?? usualName(packed.packageName ?? basename(resolve(folder)));
    const form = new FormData();
    form.set("source", new Blob([packed.content]), "component.tar.gz");
    form.set("env", JSON.stringify(readVariables(env)));
    const encoded = new Response(form);
    const content = { body: await encoded.blob(), type: encoded.headers.get("content-type") ?? "" };
    const path = `/components/${encodeURIComponent(name)}/builds`;
    const response = await requestApi(context.env, { method: "POST", path, content, signal: context.signal });
    const { buildId } = await readAnswer(response, pushedAnswer);
    return await follow(context, { name, buildId });
  },
  print: ({ name, version, image }: Pushed) => `${name} ${version}  ${image}`,
};

function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** `@team/Petstore_Component` becomes `petstore-component`: flows name it in their commands. */
function usualName(name: string): string {
  const last = name.split("/").at(-1) ?? name;
  return last
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]+/g, "-")
    .replaceAll(/^[^a-z0-9]+|-+$/g, "");
}

function readVariables(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1) throw new Refusal(`--env ${pair} is not of the form NAME=VALUE.`, { code: "invalid_input" });
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** Passes on what the build says until it has ended. */
async function follow(context: CommandContext, { name, buildId }: { name: string; buildId: string }): Promise<Pushed> {
  for (let after = 0; ; ) {
    const path = `/component-builds/${buildId}`;
    const build = await callApi(context, { method: "GET", path, query: { after }, answer: buildAnswer });
    after += build.log.length;
    process.stderr.write(build.log);
    if (build.status === "failed") {
      throw new Refusal(build.problem ?? "The build failed.", { code: "failed", details: { buildId } });
    }
    if (build.version) return { name, ...build.version };
    await pause(lookEveryMs, undefined, { signal: context.signal });
  }
}
