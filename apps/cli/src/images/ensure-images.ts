import { closeDatabase, openDatabase, registerBuiltIn } from "@millrace/db";
import type { Installation } from "../installation.ts";
import type { Report } from "../report.ts";
import type { ServiceVariables } from "../services/service-variables.ts";
import { buildComponentImage, type ComponentImage } from "./build-component-image.ts";
import { ensureNodeBaseImage } from "./ensure-node-base-image.ts";
import { readKnownImages, rememberImages } from "./known-images.ts";
import { openDocker } from "./open-docker.ts";
import { type ComponentFolder, readComponentFolders } from "./read-component-folders.ts";

interface ImagesOptions {
  installation: Installation;
  services: ServiceVariables;
  report: Report;
}

/** Makes the images of the built-in components as far as they changed, and registers them in the database. */
export async function ensureImages({ installation, services, report }: ImagesOptions): Promise<void> {
  const docker = openDocker(services.DOCKER_HOST ?? "unix:///var/run/docker.sock");
  const base = await ensureNodeBaseImage(docker, installation);
  report.done("Base image", base === "made" ? "made from the pinned Node" : "up to date");
  const folders = await readComponentFolders(installation.root);
  const known = await readKnownImages(docker, installation);
  const images = await Promise.all(
    folders.map((component) => known.get(component.name) ?? buildComponentImage(docker, component)),
  );
  await rememberImages(docker, { installation, images });
  await register({ folders, images }, services);
  const built = images.filter(({ wasBuilt }) => wasBuilt).length;
  const fact = built === 0 ? "all images up to date" : `${built} images built`;
  report.done("Components", `${images.length} registered, ${fact}`);
}

async function register({ folders, images }: Registration, services: ServiceVariables) {
  const db = openDatabase({ url: services.DATABASE_URL ?? "", maxConnections: 2 });
  try {
    for (const { name, version, descriptor, icon } of folders) {
      const image = images.find((each) => each.name === name)?.image ?? "";
      await registerBuiltIn(db, { name, version, image, descriptor: JSON.parse(descriptor), icon });
    }
  } finally {
    await closeDatabase(db);
  }
}

interface Registration {
  folders: readonly ComponentFolder[];
  images: readonly ComponentImage[];
}
