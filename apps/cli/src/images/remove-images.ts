import type Docker from "dockerode";
import type { ServiceVariables } from "../services/service-variables.ts";
import { componentImageLabel } from "./build-component-image.ts";
import { nodeBaseImage } from "./ensure-node-base-image.ts";
import { openDocker } from "./open-docker.ts";

/** Removes the images `up` made, except those a container uses. Every installation of the machine shares them. */
export async function removeImages({ DOCKER_HOST = "unix:///var/run/docker.sock" }: ServiceVariables): Promise<void> {
  const docker = openDocker(DOCKER_HOST);
  const components = await docker.listImages({ filters: { label: [componentImageLabel] } });
  for (const { Id } of components) await removeUnlessUsed(docker, Id);
  await removeUnlessUsed(docker, nodeBaseImage);
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
