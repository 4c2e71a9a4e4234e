import { randomBytes } from "node:crypto";
import type { StepComponent } from "@millrace/db";
import type { ContainerSpec } from "../engine/container-engine.ts";
import type { Runner } from "../runner.ts";
import type { CallLines, WarmCall } from "./call-lines.ts";

/** A container of our runtime that answers one call after the other. */
export interface WarmContainer {
  id: string;
  ask(call: WarmCall): void;
}

interface Kept {
  id: string;
  key: string;
  startedAt: number;
  line: ReturnType<CallLines["open"]>;
  /** Runs while it waits for somebody to need it. */
  timer: NodeJS.Timeout | undefined;
}

/** How long one waits, how old it may become (what a component keeps in memory must not pile up), and how many wait at once. */
const idle = { forMs: 60_000, most: 6 };
const mostAgeMs = 480_000;

/** Value of the one-off label: these may be older than a call. */
export const warmCall = "warm";

/**
 * Containers for calls at design time, kept for a minute after the last one: whoever fills in a form asks again and again. Each belongs
 * to a workspace and a component's version, and answers one call at a time. What a dead runner leaves ends by itself, since nobody answers it.
 */
export class WarmContainers {
  readonly #runner: Runner;
  readonly #lines: CallLines;
  readonly #waiting: Kept[] = [];
  #isClosed = false;

  constructor({ runner, lines }: { runner: Runner; lines: CallLines }) {
    this.#runner = runner;
    this.#lines = lines;
  }

  /** Runs `task` with a container, which is kept unless it throws. */
  async use<Result>(
    { workspaceId, componentVersionId, spec }: { workspaceId: string; componentVersionId: string; spec: WarmSpec },
    task: (container: WarmContainer) => Promise<Result>,
  ): Promise<Result> {
    const key = `${workspaceId}/${componentVersionId}/${spec.image}`;
    const kept = this.#take(key) ?? (await this.#start(key, spec));
    try {
      const result = await task({ id: kept.id, ask: kept.line.send });
      await this.#giveBack(kept);
      return result;
    } catch (error) {
      await this.#drop(kept);
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#waiting.splice(0).map((kept) => this.#drop(kept)));
  }

  #take(key: string): Kept | undefined {
    const place = this.#waiting.findIndex((kept) => kept.key === key);
    const [kept] = place < 0 ? [] : this.#waiting.splice(place, 1);
    clearTimeout(kept?.timer);
    return kept;
  }

  async #start(key: string, spec: WarmSpec): Promise<Kept> {
    const line = this.#lines.open();
    const { settings, engine } = this.#runner;
    const env = { ...spec.env, MILLRACE_CALLS_URL: `${settings.stepApiUrlForSteps}/v1/design-time/${line.token}/next` };
    const name = `${settings.prefix}-warm-${randomBytes(6).toString("hex")}`;
    try {
      const { id } = await engine.start({ ...spec, name, env });
      return { id, key, startedAt: Date.now(), line, timer: undefined };
    } catch (error) {
      line.close();
      throw error;
    }
  }

  async #giveBack(kept: Kept): Promise<void> {
    if (this.#isClosed || Date.now() - kept.startedAt > mostAgeMs) return await this.#drop(kept);
    kept.timer = setTimeout(() => void this.#tooOld(kept), idle.forMs);
    this.#waiting.push(kept);
    if (this.#waiting.length <= idle.most) return;
    const oldest = this.#waiting.shift();
    if (oldest) await this.#drop(oldest);
  }

  async #tooOld(kept: Kept): Promise<void> {
    const place = this.#waiting.indexOf(kept);
    if (place < 0) return;
    this.#waiting.splice(place, 1);
    await this.#drop(kept).catch((error: unknown) =>
      this.#runner.log.warn({ err: error }, "a warm container could not be removed; the sweep will"),
    );
  }

  async #drop({ id, line, timer }: Kept): Promise<void> {
    clearTimeout(timer);
    line.close();
    await this.#runner.engine.remove(id, { graceMs: 0 });
  }
}

export type WarmSpec = Omit<ContainerSpec, "name">;

/** Only our own runtime goes on after a call. */
export function canBeWarm({ runtime }: Pick<StepComponent, "runtime">): boolean {
  return runtime === "millrace";
}
