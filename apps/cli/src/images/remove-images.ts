import type Docker from "dockerode";
import type { Installation } from "../installation.ts";
import type { ServiceVariables } from "../services/service-variables.ts";
import { imageOwnerLabel } from "./build-component-image.ts";
import { nodeBaseImage } from "./ensure-node-base-image.ts";
import { openDocker } from "./open-docker.ts";

interface RemoveOptions {
  installation: Installation;
  services: ServiceVariables;
}

/** Removes this installation's component images, and with the last ones on the machine the base they stand on. */
export async function removeImages({ installation, services }: RemoveOptions): Promise<void> {
  const docker = openDocker(services.DOCKER_HOST ?? "unix:///var/run/docker.sock");
  const ours = await docker.listImages({ filters: { label: [`${imageOwnerLabel}=${installation.prefix}`] } });
  for (const { Id } of ours) await removeUnlessUsed(docker, Id);
  const left = await docker.listImages({ filters: { label: [imageOwnerLabel] } });
  if (left.length === 0) await removeUnlessUsed(docker, nodeBaseImage);
}

async function removeUnlessUsed(docker: Docker, image: string): Promise<void> {
  try {
    await docker.getImage(image).remove({ force: true });
  } catch (error) {
    // 404: gone already. 409: a container still uses it.
    const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
    if (status !== 404 && status !== 409) throw error;
  }
}
