import type { ServiceVariables } from "../services/service-variables.ts";
import { contentHashLabel } from "./ensure-node-base-image.ts";
import { openDocker } from "./open-docker.ts";

/** Removes the images `up` made, except those a container still uses. */
export async function removeImages({ DOCKER_HOST = "unix:///var/run/docker.sock" }: ServiceVariables): Promise<void> {
  const docker = openDocker(DOCKER_HOST);
  const images = await docker.listImages({ filters: { label: [contentHashLabel] } });
  // Components before the base they stand on.
  const newestFirst = images.toSorted((a, b) => b.Created - a.Created);
  for (const { Id } of newestFirst) {
    try {
      await docker.getImage(Id).remove({ force: true });
    } catch (error) {
      const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
      if (status !== 404 && status !== 409) throw error;
    }
  }
}
