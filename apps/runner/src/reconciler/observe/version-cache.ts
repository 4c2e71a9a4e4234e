import { type Database, loadFlowVersion, type RunnerFlow } from "@millrace/db";
import { type WantedFlow, wantedFlow } from "../plan/wanted-flow.ts";

/** A changed credential or a rebuilt image is noticed after this long at the latest. */
const freshMs = 10_000;

/** What active versions ask for, read anew every few seconds. */
export class VersionCache {
  readonly #db: Database;
  readonly #entries = new Map<
    string,
    { key: string; at: number; wanted: WantedFlow | { problem: string } | undefined }
  >();

  constructor(db: Database) {
    this.#db = db;
  }

  /** Undefined when no version is active, or when it does not exist. */
  async wanted(flow: RunnerFlow): Promise<WantedFlow | { problem: string } | undefined> {
    if (flow.activeVersion === undefined) return undefined;
    const key = `${flow.activeVersion}/${flow.execId}`;
    const entry = this.#entries.get(flow.id);
    if (entry?.key === key && Date.now() - entry.at < freshMs) return entry.wanted;
    const loaded = await loadFlowVersion(this.#db, { flowId: flow.id, version: flow.activeVersion });
    const wanted = loaded && wantedFlow(loaded);
    this.#entries.set(flow.id, { key, at: Date.now(), wanted });
    return wanted;
  }

  forget(flowId: string): void {
    this.#entries.delete(flowId);
  }
}
