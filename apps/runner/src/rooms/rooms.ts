import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import type { ContainerEngine, EngineContainer } from "../engine/container-engine.ts";
import { labels } from "../reconciler/labels.ts";
import type { Settings } from "../runner.ts";

interface Options {
  engine: ContainerEngine;
  settings: Pick<Settings, "prefix" | "network" | "spareRooms" | "roomImage">;
  log: Logger;
  /** A room that was taken is given this long to get its guest. Default 30 000. */
  vacantMs?: number;
  /** After one was taken none is made for this long: the flow that wakes up needs the processors. Default 2 000. */
  restMs?: number;
}

/** A room changes its name when it is taken: the engine grants that to one of several who try. */
const takenSuffix = "-taken";
/** Docker knows no smaller limit than 6 MB. */
const limits = { memoryMb: 16, cpus: 1, pids: 8 };
/** After a failure, so that a missing image is not asked for every few seconds. */
const retryMs = 60_000;

/**
 * Networks held ready for containers that have to start fast. Two thirds of what Docker 20.10 needs to start a container go into
 * its network; a container that moves into a room finds one made. Each room is a container that sleeps, in the steps' network, and
 * has one guest at most, ever: steps are kept apart as before. Rooms belong to the installation and to no flow, and are held
 * ready only while some flow sleeps.
 */
export class Rooms {
  readonly #options: Options;
  #spare: string[] = [];
  readonly #vacantSince = new Map<string, number>();
  /** Rooms that had a guest. */
  readonly #lived = new Set<string>();
  /** Guests without a room when last looked: the two lists are not of the very same moment. */
  #homeless = new Set<string>();
  #makesFrom = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Id of a room that is now the caller's; undefined when none is spare. */
  async take(): Promise<string | undefined> {
    this.#makeNoneFor(this.#options.restMs ?? 2_000);
    for (let id = this.#spare.shift(); id !== undefined; id = this.#spare.shift()) {
      if (await this.#claim(id)) return id;
    }
    return undefined;
  }

  /**
   * Looks which rooms are spare. With `makes`, makes what is missing and removes what nobody lives in any more. While nobody may
   * need them (`isNeeded` false: no flow sleeps) none are held ready.
   */
  async keep({ makes, isNeeded }: { makes: boolean; isNeeded: boolean }): Promise<void> {
    const { engine, settings } = this.#options;
    const wanted = isNeeded ? settings.spareRooms : 0;
    const [rooms, containers] = await Promise.all([
      engine.list({ [labels.rooms]: settings.prefix }),
      engine.list({ [labels.installation]: settings.prefix }),
    ]);
    const isInUse = (id: string) => containers.some(({ room }) => room === id);
    const spare = rooms.filter((room) => isSpare(room) && !isInUse(room.id));
    this.#spare = spare.map(({ id }) => id);
    for (const { id } of rooms) if (isInUse(id)) this.#lived.add(id);
    for (const id of this.#lived) if (!rooms.some((room) => room.id === id)) this.#lived.delete(id);
    if (!makes) return;
    await this.#removeHomeless(containers, rooms);
    const vacant = rooms.filter((room) => !spare.includes(room) && !isInUse(room.id));
    await this.#removeVacant(vacant);
    await this.#removeSurplus(wanted);
    await this.#makeMissing(wanted);
  }

  /** A guest whose room died has no network any more, and does not know: it goes, and is made anew with one of its own. */
  async #removeHomeless(containers: readonly EngineContainer[], rooms: readonly EngineContainer[]): Promise<void> {
    const standing = new Set(rooms.filter(({ state }) => state === "running").map(({ id }) => id));
    const homeless = containers.filter(({ room }) => room !== undefined && !standing.has(room));
    const seenBefore = homeless.filter(({ id }) => this.#homeless.has(id));
    this.#homeless = new Set(homeless.map(({ id }) => id));
    for (const { id, name } of seenBefore) {
      this.#options.log.warn({ container: name }, "removing a container whose room is gone");
      await this.#options.engine.remove(id, { graceMs: 0 });
    }
  }

  async #claim(id: string): Promise<boolean> {
    const { engine, settings } = this.#options;
    return await engine.rename(id, `${settings.prefix}-room-${id.slice(0, 12)}${takenSuffix}`);
  }

  /** Whoever took a room may still be about to move in; nobody moves in after a guest. */
  async #removeVacant(vacant: readonly EngineContainer[]): Promise<void> {
    const { engine, vacantMs = 30_000 } = this.#options;
    const ids = new Set(vacant.map(({ id }) => id));
    for (const id of this.#vacantSince.keys()) if (!ids.has(id)) this.#vacantSince.delete(id);
    for (const { id } of vacant) {
      const since = this.#vacantSince.get(id) ?? Date.now();
      this.#vacantSince.set(id, since);
      if (!this.#lived.has(id) && Date.now() - since < vacantMs) continue;
      await engine.remove(id, { graceMs: 0 });
    }
  }

  async #removeSurplus(wanted: number): Promise<void> {
    const { engine } = this.#options;
    for (const id of this.#spare.splice(wanted)) {
      if (await this.#claim(id)) await engine.remove(id, { graceMs: 0 });
    }
  }

  async #makeMissing(wanted: number): Promise<void> {
    const { log } = this.#options;
    if (Date.now() < this.#makesFrom) return;
    try {
      while (this.#spare.length < wanted) this.#spare.push(await this.#make());
    } catch (error) {
      this.#makeNoneFor(retryMs);
      log.warn({ err: error }, "no rooms can be held ready: flows wake up slower");
    }
  }

  #makeNoneFor(durationMs: number): void {
    this.#makesFrom = Math.max(this.#makesFrom, Date.now() + durationMs);
  }

  async #make(): Promise<string> {
    const { engine, settings } = this.#options;
    const name = `${settings.prefix}-room-${randomBytes(4).toString("hex")}`;
    const { id } = await engine.start({
      name,
      image: settings.roomImage,
      command: ["sleep", "2147483647"],
      env: {},
      labels: { [labels.rooms]: settings.prefix },
      limits,
      network: settings.network,
      hostname: name,
    });
    return id;
  }
}

function isSpare({ name, state }: EngineContainer): boolean {
  return state === "running" && !name.endsWith(takenSuffix);
}
