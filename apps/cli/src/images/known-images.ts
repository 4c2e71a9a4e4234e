import { join } from "node:path";
import type Docker from "dockerode";
import { z } from "zod";
import type { Installation } from "../installation.ts";
import { readIfThere, writePrivateFile } from "../private-files.ts";
import { hashFiles } from "../processes/hash-files.ts";
import type { ComponentImage } from "./build-component-image.ts";
import { contentHashLabel, nodeBaseImage } from "./ensure-node-base-image.ts";
import { findImageLabel } from "./find-image-label.ts";

/** Everything a built-in component's bundle can be made of. */
const sources = ["packages/components", "packages/component", "packages/broker", "packages/flow", "package-lock.json"];

const schema = z.object({
  /** Hash of the sources and of the base image the images were built from. */
  sourceHash: z.string(),
  images: z.array(z.object({ name: z.string(), image: z.string() })),
});

/** The images of the last time by component, as far as nothing they are made of changed and the engine still has them. */
export async function readKnownImages(
  docker: Docker,
  installation: Installation,
): Promise<Map<string, ComponentImage>> {
  const text = await readIfThere(knownPath(installation));
  if (text === undefined) return new Map();
  const known = schema.parse(JSON.parse(text));
  if (known.sourceHash !== (await hashSources(docker, installation))) return new Map();
  const found = await Promise.all(
    known.images.map(async ({ name, image }) => {
      const isThere = (await findImageLabel(docker, { image, label: contentHashLabel })) !== undefined;
      return isThere ? [[name, { name, image, wasBuilt: false }] as const] : [];
    }),
  );
  return new Map(found.flat());
}

/** Spares the next time the bundling. */
export async function rememberImages(
  docker: Docker,
  { installation, images }: { installation: Installation; images: readonly ComponentImage[] },
): Promise<void> {
  const known = {
    sourceHash: await hashSources(docker, installation),
    images: images.map(({ name, image }) => ({ name, image })),
  };
  await writePrivateFile(knownPath(installation), JSON.stringify(known));
}

async function hashSources(docker: Docker, { root }: Installation): Promise<string> {
  const base = await findImageLabel(docker, { image: nodeBaseImage, label: contentHashLabel });
  return `${base} ${await hashFiles(root, sources)}`;
}

/** Beside the dependencies: every installation of this clone has the same images. */
function knownPath({ root }: Installation): string {
  return join(root, "node_modules", ".cache", "millrace", "images.json");
}
