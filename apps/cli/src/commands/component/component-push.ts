import { basename, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Command, CommandContext } from "../../command.ts";
import { Refusal } from "../../refusal.ts";
import { callApi, readAnswer } from "../../rest/call-api.ts";
import { requestApi } from "../../rest/request-api.ts";
import { packFolder } from "./pack-folder.ts";

const optionsSchema = z.object({
  name: z.string().optional(),
  image: z.string().optional(),
  env: z.array(z.string()).default([]),
});
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
  usage: "component push [dir]",
  summary: "build a component from its folder and register it as a version",
  options: (command) =>
    command
      .option("--name <name>", "what flows call it (default: the name in package.json, else the folder's)")
      .option("--image <image>", "an image that is there already, instead of building one; needs no folder")
      .option("--env <name=value>", "a variable of all its containers; may be given again", collect),
  async run(context, { args: [folder], options }) {
    const { name: given, image, env } = optionsSchema.parse(options);
    const { content: packed, name: known } = await readComponent({ folder, image });
    const name = given ?? known;
    const form = new FormData();
    if (packed) form.set("source", new Blob([packed]), "component.tar.gz");
    if (image !== undefined) form.set("image", image);
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

interface Component {
  /** A gzipped tar file. */
  content?: Uint8Array<ArrayBuffer>;
  /** What flows call it unless somebody says otherwise. */
  name: string;
}

/** The folder, the image, or the image with the folder that describes it. */
async function readComponent({
  folder,
  image,
}: {
  folder?: string | undefined;
  image?: string | undefined;
}): Promise<Component> {
  if (folder !== undefined) {
    const { content, packageName } = await packFolder(resolve(folder));
    return { content, name: usualName(packageName ?? basename(resolve(folder))) };
  }
  if (image === undefined) {
    throw new Refusal("Name the component's folder, or an image with --image.", { code: "invalid_input" });
  }
  return { name: usualName(image.replace(/[:@][^/]*$/, "")) };
}

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
