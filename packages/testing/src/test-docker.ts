import Docker from "dockerode";
import { uniqueName } from "./unique-name.ts";

export interface TestDocker extends AsyncDisposable {
  docker: Docker;
  /** Give it to whatever makes containers: all that carry a label starting with it are removed on dispose. */
  labelPrefix: string;
}

/** The real Docker Engine (DOCKER_HOST, else its socket), with a label prefix of the test's own. */
export async function testDocker({ labelPrefix = uniqueName("docker") } = {}): Promise<TestDocker> {
  const docker = new Docker();
  await docker.ping();
  return { docker, labelPrefix, [Symbol.asyncDispose]: () => removeLabelled(docker, labelPrefix) };
}

async function removeLabelled(docker: Docker, labelPrefix: string): Promise<void> {
  const isOurs = (labels: Record<string, string> | undefined) =>
    Object.entries(labels ?? {}).some(([key, value]) => key.startsWith(labelPrefix) || value.startsWith(labelPrefix));
  const containers = (await docker.listContainers({ all: true })).filter(({ Labels }) => isOurs(Labels));
  await Promise.all(
    containers.map(({ Id }) => ignoreNotFound(docker.getContainer(Id).remove({ force: true, v: true }))),
  );
  const networks = (await docker.listNetworks()).filter(({ Labels }) => isOurs(Labels));
  await Promise.all(networks.map(({ Id }) => ignoreNotFound(docker.getNetwork(Id).remove())));
}

/** Something else may have removed it in between (409: is being removed): that is what was wanted. */
async function ignoreNotFound(removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
    if (status !== 404 && status !== 409) throw error;
  }
}
