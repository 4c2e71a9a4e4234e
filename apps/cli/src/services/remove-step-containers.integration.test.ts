import { afterAll, beforeAll, expect, test } from "vitest";
import { readEnv } from "../env.ts";
import { ensureNodeBaseImage, nodeBaseImage } from "../images/ensure-node-base-image.ts";
import { openDocker } from "../images/open-docker.ts";
import { describeInstallation } from "../installation.ts";
import { projectRoot } from "../project-root.ts";
import { removeStepContainers } from "./remove-step-containers.ts";

const prefix = `cli-test-${process.pid}`;
const services = { DOCKER_HOST: process.env.DOCKER_HOST ?? "unix:///var/run/docker.sock" };
const docker = openDocker(services.DOCKER_HOST);
const installation = describeInstallation(readEnv({ MILLRACE_PREFIX: prefix }));

beforeAll(() => ensureNodeBaseImage(docker, { root: projectRoot }));
afterAll(() => removeStepContainers({ installation, services }));

test("an installation's steps go with their network, and nobody else's", async () => {
  const network = await docker.createNetwork({ Name: `${prefix}-steps` });
  const running = await create(prefix);
  await running.start();
  await network.connect({ Container: running.id });
  await create(prefix);
  const foreign = await create(`${prefix}-other`);

  expect(await removeStepContainers({ installation, services })).toBe(2);

  expect(await count(prefix)).toBe(0);
  expect(await count(`${prefix}-other`)).toBe(1);
  expect(await docker.listNetworks({ filters: { name: [`${prefix}-steps`] } })).toEqual([]);
  await foreign.remove();
});

test("removing steps where there are none is fine", async () => {
  expect(await removeStepContainers({ installation, services })).toBe(0);
});

function create(owner: string) {
  return docker.createContainer({
    Image: nodeBaseImage,
    Cmd: ["node", "-e", "process.on('SIGTERM', () => process.exit()); setInterval(() => {}, 1000)"],
    Labels: { "millrace.installation": owner },
  });
}

async function count(owner: string): Promise<number> {
  const filters = { label: [`millrace.installation=${owner}`] };
  return (await docker.listContainers({ all: true, filters })).length;
}
