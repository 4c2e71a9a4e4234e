import { type Database, type LoadedVersion, loadFlowVersion, type RunnerFlow } from "@millrace/db";
import type { StepWishes } from "@millrace/flow";
import { type UnfitFlow, type WantedFlow, wantedFlow } from "../plan/wanted-flow.ts";

/** A changed credential or a rebuilt image is noticed after this long at the latest. */
const freshMs = 10_000;

interface Entry {
  key: string;
  at: number;
  loaded: LoadedVersion | undefined;
  wishes: string;
  wanted: WantedFlow | UnfitFlow | undefined;
}

/** What active versions ask for, with what people ask of single steps; versions are read anew every few seconds. */
export class VersionCache {
  readonly #db: Database;
  readonly #entries = new Map<string, Entry>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** Undefined when no version is active, or when it does not exist. */
  async wanted(flow: RunnerFlow): Promise<WantedFlow | UnfitFlow | undefined> {
    if (flow.activeVersion === undefined) return undefined;
    const key = `${flow.activeVersion}/${flow.execId}`;
    const stepWishes = wishesOf(flow);
    const wishes = JSON.stringify(stepWishes);
    const entry = this.#entries.get(flow.id);
    const isFresh = entry?.key === key && Date.now() - entry.at < freshMs;
    if (isFresh && entry.wishes === wishes) return entry.wanted;
    const version = { flowId: flow.id, version: flow.activeVersion };
    const loaded = isFresh ? entry.loaded : await loadFlowVersion(this.#db, version);
    const wanted = loaded && wantedFlow(loaded, stepWishes);
    this.#entries.set(flow.id, { key, at: isFresh ? entry.at : Date.now(), loaded, wishes, wanted });
    return wanted;
  }

  forget(flowId: string): void {
    this.#entries.delete(flowId);
  }
}

/** A flow that finishes what is queued does so in paused steps too. */
export function wishesOf({ stepWishes, drainEndsAt }: RunnerFlow): StepWishes {
  if (drainEndsAt === undefined) return stepWishes;
  return Object.fromEntries(Object.entries(stepWishes).map(([stepId, { paused: _paused, ...wish }]) => [stepId, wish]));
}
