import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../project-root.ts";
import { buildComponentImage } from "./build-component-image.ts";
import { ensureNodeBaseImage, nodeBaseImage } from "./ensure-node-base-image.ts";
import { openDocker } from "./open-docker.ts";

const docker = openDocker(process.env.DOCKER_HOST ?? "unix:///var/run/docker.sock");
const name = `cli-test-${process.pid}`;
const made: string[] = [];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "millrace-component-"));
  await ensureNodeBaseImage(docker, { root: projectRoot });
});

afterAll(async () => {
  for (const image of made) await docker.getImage(image).remove({ force: true });
  await rm(folder, { recursive: true });
});

test("the base image is made once and runs the pinned Node as an unprivileged user", async () => {
  expect(await ensureNodeBaseImage(docker, { root: projectRoot })).toBe("kept");
  const output = await run(nodeBaseImage, ["node", "-p", "process.version + ' ' + process.getuid()"]);
  expect(output).toBe(`${process.version} 1000`);
});

test("the base image resolves names and speaks to the machine it runs on", async () => {
  const script = "require('dns').lookup('host.docker.internal', (error, address) => console.log(error ?? address))";
  expect(await run(nodeBaseImage, ["node", "-e", script])).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
});

test("a component is bundled into an image of its own, anew only when its content changed", async () => {
  await writeFile(join(folder, "main.ts"), 'const greeting: string = "first"; console.log(greeting);');
  const component = { name, version: "1.2.3", folder, descriptor: '{"title":"Test"}' };
  const first = await buildComponentImage(docker, component);
  made.push(first.image);
  expect(first.image).toMatch(new RegExp(`^millrace/component-${name}:1\\.2\\.3-[0-9a-f]{8}$`));
  expect(first.wasBuilt).toBe(true);
  expect(await run(first.image)).toBe("first");
  expect(await buildComponentImage(docker, component)).toEqual({ ...first, wasBuilt: false });

  await writeFile(join(folder, "main.ts"), 'console.log("second");');
  const second = await buildComponentImage(docker, component);
  made.push(second.image);
  expect(second.image).not.toBe(first.image);
  expect(await run(second.image)).toBe("second");
});

/** What a container of the image prints. */
async function run(image: string, command?: string[]): Promise<string> {
  const container = await docker.createContainer({
    Image: image,
    ...(command ? { Cmd: command } : {}),
    Tty: true,
    HostConfig: { ReadonlyRootfs: true, CapDrop: ["ALL"], ExtraHosts: ["host.docker.internal:host-gateway"] },
  });
  try {
    await container.start();
    await container.wait();
    return String(await container.logs({ stdout: true, stderr: true })).trim();
  } finally {
    await container.remove({ force: true });
  }
}
