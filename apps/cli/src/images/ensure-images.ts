import type { Installation } from "../installation.ts";
import type { Report } from "../report.ts";
import type { ServiceVariables } from "../services/service-variables.ts";
import { buildComponentImage } from "./build-component-image.ts";
import { ensureNodeBaseImage } from "./ensure-node-base-image.ts";
import { ensureNodeBuildImage } from "./ensure-node-build-image.ts";
import { readKnownImages, rememberImages } from "./known-images.ts";
import { openDocker } from "./open-docker.ts";
import { type ComponentFolder, readComponentFolders } from "./read-component-folders.ts";

interface ImagesOptions {
  installation: Installation;
  services: ServiceVariables;
  report: Report;
}

/** A built-in component and the image its steps are started from. */
export type ImagedComponent = ComponentFolder & { image: string };

/** Makes the base image and those of the built-in components, as far as they changed. */
export async function ensureImages({ installation, services, report }: ImagesOptions): Promise<ImagedComponent[]> {
  const docker = openDocker(services.DOCKER_HOST ?? "unix:///var/run/docker.sock");
  const base = await ensureNodeBaseImage(docker, installation);
  const builder = await ensureNodeBuildImage(docker, installation);
  const isKept = base === "kept" && builder === "kept";
  report.done("Base images", isKept ? "up to date" : "made from the pinned Node and this machine's npm");
  const folders = await readComponentFolders(installation.root);
  const known = await readKnownImages(docker, installation);
  const images = await Promise.all(
    folders.map((component) => known.get(component.name) ?? buildComponentImage(docker, component)),
  );
  await rememberImages(docker, { installation, images });
  const built = images.filter(({ wasBuilt }) => wasBuilt).length;
  report.done(
    "Component images",
    built === 0 ? `${images.length}, all up to date` : `${built} of ${images.length} built`,
  );
  return folders.flatMap((folder, index) => {
    const image = images[index]?.image;
    return image === undefined ? [] : [{ ...folder, image }];
  });
}
