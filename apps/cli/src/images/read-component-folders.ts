import { access, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** What the image needs to know of a component.json; the whole of it is read where the component is registered. */
const descriptorSchema = z.looseObject({ title: z.string(), version: z.string().default("1.0.0") });

export interface ComponentFolder {
  /** Name of the folder and of the component. */
  name: string;
  version: string;
  /** Absolute path. */
  folder: string;
  /** Text of component.json. */
  descriptor: string;
  /** logo.svg or logo.png. */
  logo?: { name: string; content: Buffer };
  /** The logo as a data URL. */
  icon?: string;
}

/** The built-in components: every folder of `packages/components/src` with a component.json and a main.ts. */
export async function readComponentFolders(root: string): Promise<ComponentFolder[]> {
  const parent = join(root, "packages", "components", "src");
  const entries = await readdir(parent, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const folders = await Promise.all(names.sort().map((name) => readComponentFolder(join(parent, name), name)));
  return folders.flat();
}

async function readComponentFolder(folder: string, name: string): Promise<ComponentFolder[]> {
  const isComponent = await Promise.all([access(join(folder, "component.json")), access(join(folder, "main.ts"))]).then(
    () => true,
    () => false,
  );
  if (!isComponent) return [];
  const descriptor = await readFile(join(folder, "component.json"), "utf8");
  const { version } = descriptorSchema.parse(JSON.parse(descriptor));
  const logo = await readLogo(folder);
  return [{ name, version, folder, descriptor, ...(logo ? { logo, icon: dataUrl(logo) } : {}) }];
}

async function readLogo(folder: string): Promise<ComponentFolder["logo"]> {
  const name = (await readdir(folder)).find((each) => each === "logo.svg" || each === "logo.png");
  return name ? { name, content: await readFile(join(folder, name)) } : undefined;
}

function dataUrl({ name, content }: NonNullable<ComponentFolder["logo"]>): string {
  const type = name.endsWith(".svg") ? "image/svg+xml" : "image/png";
  return `data:${type};base64,${content.toString("base64")}`;
}
