import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testDocker, waitFor } from "@millrace/testing";
import { describe, expect, test } from "vitest";
import type { ContainerSpec } from "../container-engine.ts";
import { openDockerEngine } from "./docker-engine.ts";

const image = "millrace/node:24";

function spec(labelPrefix: string, given: Partial<ContainerSpec> = {}): ContainerSpec {
  return {
    name: `${labelPrefix}-step`,
    image,
    command: ["node", "-e", "setInterval(() => {}, 1000)"],
    env: { GREETING: "hello" },
    labels: { [`${labelPrefix}.step`]: "step_1" },
    limits: { memoryMb: 64, cpus: 1, pids: 64 },
    network: "bridge",
    ...given,
  };
}

describe("the Docker engine", () => {
  test("starts a container that may do next to nothing, and removes it", async () => {
    await using fixture = await testDocker();
    const engine = openDockerEngine();
    const labels = { [`${fixture.labelPrefix}.step`]: "step_1" };
    const { id, createMs, startMs } = await engine.start(spec(fixture.labelPrefix));
    expect(createMs).toBeGreaterThan(0);
    expect(startMs).toBeGreaterThan(0);
    expect(await engine.list(labels)).toMatchObject([{ id, state: "running" }]);
    const inspected = await fixture.docker.getContainer(id).inspect();
    expect(inspected.HostConfig).toMatchObject({
      CapDrop: ["ALL"],
      Privileged: false,
      ReadonlyRootfs: true,
      SecurityOpt: ["no-new-privileges:true"],
      Memory: 64 * 1_048_576,
      PidsLimit: 64,
    });
    expect(inspected.Config.User).toBe("1000:1000");
    const memory = async () => (await engine.stats(id))?.memoryBytes ?? 0;
    await waitFor(async () => (await memory()) > 5_000_000, { what: "memory in use" });
    await engine.remove(id, { graceMs: 0 });
    await engine.remove(id, { graceMs: 1000 });
    expect(await engine.list(labels)).toEqual([]);
  });

  test("counts what a container says and hears on the network", async () => {
    await using fixture = await testDocker();
    const engine = openDockerEngine();
    // Nobody listens there: the attempts alone are traffic.
    const script = "setInterval(() => require('net').connect(9, 'host.docker.internal').on('error', () => {}), 50)";
    const { id } = await engine.start(spec(fixture.labelPrefix, { command: ["node", "-e", script] }));
    const bytes = async () => (await engine.stats(id))?.networkBytes ?? 0;
    await waitFor(async () => (await bytes()) > 0, { what: "the first bytes" });
    const before = await bytes();
    await waitFor(async () => (await bytes()) > before, { what: "more bytes" });
    await engine.remove(id, { graceMs: 0 });
    expect(await engine.stats(id)).toBeUndefined();
  });

  test("tells how a container ended and what it said last", async () => {
    await using fixture = await testDocker();
    const engine = openDockerEngine();
    const script = "console.log('one'); console.error('two'); process.exit(7)";
    const { id } = await engine.start(spec(fixture.labelPrefix, { command: ["node", "-e", script] }));
    expect(await engine.waitForEnd(id, AbortSignal.timeout(10_000))).toMatchObject({ exitCode: 7, outOfMemory: false });
    const lines = await engine.logs(id, { tail: 10 });
    expect(lines.map(({ text }) => text).sort()).toEqual(["one", "two"]);
    expect(Math.abs(Date.now() - (lines[0]?.at ?? 0))).toBeLessThan(60_000);
    const [first, second] = lines;
    expect(await engine.logs(id, { tail: 10, since: second?.stamp ?? "" })).toEqual([second]);
    expect(await engine.logs(id, { tail: 10, since: first?.stamp ?? "" })).toEqual([first, second]);
  });

  test("a dead container gives its name to the next", async () => {
    await using fixture = await testDocker();
    const engine = openDockerEngine();
    const first = await engine.start(spec(fixture.labelPrefix, { command: ["node", "-e", "0"] }));
    await engine.waitForEnd(first.id, AbortSignal.timeout(10_000));
    const second = await engine.start(spec(fixture.labelPrefix));
    expect(second.id).not.toBe(first.id);
  });

  test("a process that does not listen for signals yet is asked again", async () => {
    await using fixture = await testDocker();
    const engine = openDockerEngine();
    const script = "setTimeout(() => process.on('SIGTERM', () => process.exit(0)), 700); setInterval(() => {}, 1000)";
    const { id } = await engine.start(spec(fixture.labelPrefix, { command: ["node", "-e", script] }));
    const before = performance.now();
    await engine.remove(id, { graceMs: 30_000 });
    expect(performance.now() - before).toBeLessThan(15_000);
  });

  test("a missing image is named with the cure", async () => {
    await using fixture = await testDocker();
    const starting = openDockerEngine().start(spec(fixture.labelPrefix, { image: "millrace/no-such-thing:1" }));
    await expect(starting).rejects.toThrow(/millrace\/no-such-thing:1 is not on this machine.*npm run up/);
  });

  test("a death is told at once", async () => {
    await using fixture = await testDocker();
    const engine = openDockerEngine();
    const seen: string[] = [];
    const stop = new AbortController();
    const label = `${fixture.labelPrefix}.step`;
    let isWatching = false;
    const watching = engine.watch({
      label,
      onEvent: ({ action }) => seen.push(action),
      onGap: () => {
        isWatching = true;
      },
      signal: stop.signal,
    });
    await waitFor(() => isWatching, { what: "the event stream" });
    const { id } = await engine.start(spec(fixture.labelPrefix));
    await fixture.docker.getContainer(id).kill();
    await waitFor(() => seen.includes("die"), { what: "the container's death" });
    stop.abort();
    await watching;
  });

  test("an engine that takes a question and stays silent is given up", async () => {
    const folder = await mkdtemp(join(tmpdir(), "frozen-engine-"));
    const socketPath = join(folder, "docker.sock");
    const open = new Set<Socket>();
    const frozen = createServer((socket) => void open.add(socket.on("error", () => {}))).listen(socketPath);
    await once(frozen, "listening");
    const engine = openDockerEngine({ host: `unix://${socketPath}`, answerMs: 100 });
    await expect(engine.list({})).rejects.toThrow(/does not answer/);
    await expect(engine.start(spec("any"))).rejects.toThrow(/cannot be made: no answer from the Docker Engine/);
    await expect(engine.remove("any", { graceMs: 200 })).rejects.toThrow();
    await expect(engine.waitForEnd("any", AbortSignal.timeout(300))).rejects.toThrow();
    expect(open.size).toBeGreaterThanOrEqual(4);
    for (const socket of open) socket.destroy();
    frozen.close();
    await rm(folder, { recursive: true });
  });
});
