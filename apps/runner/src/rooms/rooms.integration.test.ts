import { testDocker, uniqueName, waitFor } from "@millrace/testing";
import { pino } from "pino";
import { expect, test } from "vitest";
import type { ContainerSpec } from "../engine/container-engine.ts";
import { openDockerEngine } from "../engine/docker/docker-engine.ts";
import { labels } from "../reconciler/labels.ts";
import { Rooms } from "./rooms.ts";
import { startInRoom } from "./start-in-room.ts";

const image = "millrace/node:24";
const log = pino({ level: "silent" });

async function installation() {
  const prefix = uniqueName("rooms").replaceAll("_", "-");
  const fixture = await testDocker({ labelPrefix: prefix });
  const engine = openDockerEngine();
  const settings = { prefix, network: "bridge", spareRooms: 2, roomImage: image };
  const spec = (name: string, script: string): ContainerSpec => ({
    name: `${prefix}-${name}`,
    image,
    command: ["node", "-e", script],
    env: {},
    labels: { [labels.installation]: prefix },
    limits: { memoryMb: 64, cpus: 1, pids: 64 },
    network: "bridge",
    hostname: name,
  });
  return {
    engine,
    spec,
    kill: (id: string) => fixture.docker.getContainer(id).kill(),
    open: (given: Partial<typeof settings> & { vacantMs?: number } = {}) =>
      new Rooms({ engine, settings: { ...settings, ...given }, log, vacantMs: given.vacantMs ?? 30_000, restMs: 0 }),
    listRooms: () => engine.list({ [labels.rooms]: prefix }),
    [Symbol.asyncDispose]: () => fixture[Symbol.asyncDispose](),
  };
}

const lookUp = "require('dns').lookup('host.docker.internal', (error, address) => console.log(error ?? address))";

test("a guest has the room's network, knows the machine it runs on, and has the room for itself", async () => {
  await using place = await installation();
  const { engine, spec } = place;
  const rooms = place.open();
  await rooms.keep({ makes: true, isNeeded: true });
  const made = (await place.listRooms()).map(({ id }) => id);
  expect(made).toHaveLength(2);

  const first = await startInRoom({ engine, rooms, log }, spec("first", lookUp));
  await engine.waitForEnd(first.id, AbortSignal.timeout(10_000));
  expect((await engine.logs(first.id, { tail: 1 }))[0]?.text).toMatch(/^\d+\.\d+\.\d+\.\d+$/);

  const idle = "setInterval(() => {}, 1000)";
  const second = await startInRoom({ engine, rooms, log }, spec("second", idle));
  const third = await startInRoom({ engine, rooms, log }, spec("third", idle));
  const listed = await engine.list({ [labels.installation]: spec("any", "").labels[labels.installation] ?? "" });
  const roomOf = (id: string) => listed.find((container) => container.id === id)?.room;
  expect(new Set([roomOf(first.id), roomOf(second.id)])).toEqual(new Set(made));
  expect(roomOf(third.id)).toBeUndefined();
});

test("of two runners one gets the room", async () => {
  await using place = await installation();
  const runners = [place.open({ spareRooms: 1 }), place.open({ spareRooms: 1 })];
  await runners[0]?.keep({ makes: true, isNeeded: true });
  await runners[1]?.keep({ makes: false, isNeeded: true });
  const taken = await Promise.all(runners.map((rooms) => rooms.take()));
  expect(taken.filter((id) => id !== undefined)).toHaveLength(1);
});

test("a room whose guest has gone is removed, and others are made for those that were taken", async () => {
  await using place = await installation();
  const { engine, spec } = place;
  const rooms = place.open();
  await rooms.keep({ makes: true, isNeeded: true });
  const made = (await place.listRooms()).map(({ id }) => id);
  const guest = await startInRoom({ engine, rooms, log }, spec("guest", "setInterval(() => {}, 1000)"));
  await rooms.keep({ makes: true, isNeeded: true });
  expect((await place.listRooms()).filter(({ id }) => made.includes(id))).toHaveLength(2);
  expect(await place.listRooms()).toHaveLength(3);

  await engine.remove(guest.id, { graceMs: 0 });
  await rooms.keep({ makes: true, isNeeded: true });
  expect(await place.listRooms()).toHaveLength(2);
});

test("a room that died is no place to move in: the container starts with a network of its own", async () => {
  await using place = await installation();
  const { engine, spec } = place;
  const rooms = place.open({ spareRooms: 1 });
  await rooms.keep({ makes: true, isNeeded: true });
  for (const { id } of await place.listRooms()) await place.kill(id);
  const { id } = await startInRoom({ engine, rooms, log }, spec("alone", "setInterval(() => {}, 1000)"));
  await waitFor(async () => (await engine.stats(id)) !== undefined, { what: "the container to run" });
});

test("a guest whose room died is removed, since it has no network any more", async () => {
  await using place = await installation();
  const { engine, spec } = place;
  const rooms = place.open({ spareRooms: 1 });
  await rooms.keep({ makes: true, isNeeded: true });
  const guest = await startInRoom({ engine, rooms, log }, spec("guest", "setInterval(() => {}, 1000)"));
  for (const { id } of await place.listRooms()) await place.kill(id);
  await rooms.keep({ makes: true, isNeeded: true });
  await rooms.keep({ makes: true, isNeeded: true });
  const listed = await engine.list({ [labels.installation]: spec("any", "").labels[labels.installation] ?? "" });
  expect(listed.map(({ id }) => id)).not.toContain(guest.id);
});

test("when fewer are wanted, the others go; when no flow sleeps, all", async () => {
  await using place = await installation();
  await place.open().keep({ makes: true, isNeeded: true });
  await place.open({ spareRooms: 1 }).keep({ makes: true, isNeeded: true });
  expect(await place.listRooms()).toHaveLength(1);
  await place.open().keep({ makes: true, isNeeded: false });
  expect(await place.listRooms()).toEqual([]);
});

test("without the image there are no rooms, and no more than that", async () => {
  await using place = await installation();
  const rooms = place.open({ roomImage: "millrace/no-such-thing:1" });
  await rooms.keep({ makes: true, isNeeded: true });
  expect(await rooms.take()).toBeUndefined();
});
