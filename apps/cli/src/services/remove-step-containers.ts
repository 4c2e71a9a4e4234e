import { openDocker } from "../images/open-docker.ts";
import type { Installation } from "../installation.ts";
import type { ServiceVariables } from "./service-variables.ts";

/** Time a step may take to finish the messages it has in hand. */
const graceSeconds = 10;

/** Ends and removes every step container of this installation, and the network they were on. Returns how many. */
export async function removeStepContainers({ installation, services }: RemoveOptions): Promise<number> {
  const docker = openDocker(services.DOCKER_HOST ?? "unix:///var/run/docker.sock");
  const list = (label: string) =>
    docker.listContainers({ all: true, filters: { label: [`${label}=${installation.prefix}`] } });
  const [containers, rooms] = await Promise.all([list("millrace.installation"), list("millrace.rooms")]);
  await Promise.all(
    containers.map(async ({ Id, State }) => {
      const container = docker.getContainer(Id);
      if (State === "running") await ignoreGone(container.stop({ t: graceSeconds }));
      await ignoreGone(container.remove({ force: true, v: true }));
    }),
  );
  // Nobody's work: the networks that were held ready.
  await Promise.all(rooms.map(({ Id }) => ignoreGone(docker.getContainer(Id).remove({ force: true, v: true }))));
  const networks = await docker.listNetworks({ filters: { name: [`${installation.prefix}-steps`] } });
  const ours = networks.filter(({ Name }) => Name === `${installation.prefix}-steps`);
  await Promise.all(ours.map(({ Id }) => ignoreGone(docker.getNetwork(Id).remove())));
  return containers.length;
}

interface RemoveOptions {
  installation: Installation;
  services: ServiceVariables;
}

/** 304 already stopped, 404 gone, 409 being removed by somebody else: all mean that the wish is fulfilled. */
async function ignoreGone(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
    if (status !== 304 && status !== 404 && status !== 409) throw error;
  }
}

/** Whether there is an engine to ask; without one there are no containers either. */
export async function isDockerRunning({
  DOCKER_HOST = "unix:///var/run/docker.sock",
}: ServiceVariables): Promise<boolean> {
  return openDocker(DOCKER_HOST, { timeoutMs: 5_000 })
    .ping()
    .then(
      () => true,
      () => false,
    );
}
