import { createMessageCipher, type MessageCipher } from "@millrace/broker";
import { type Database, deriveFlowCipher, findRunnerFlow, loadFlowVersion, type MasterKey } from "@millrace/db";
import { successors } from "@millrace/flow";

/** What the recorder has to know of a flow to make sense of its traces. */
export interface FlowFacts {
  workspaceId: string;
  execId: string | undefined;
  /** How many steps each step feeds. */
  successorCounts: ReadonlyMap<string, number>;
  cipher: MessageCipher;
}

const freshMs = 5_000;

/** Facts of flows, read anew every few seconds and whenever a flow changed. */
export class FlowFactsCache {
  readonly #db: Database;
  readonly #masterKey: MasterKey;
  readonly #entries = new Map<string, { at: number; facts: FlowFacts | undefined }>();

  constructor({ db, masterKey }: { db: Database; masterKey: MasterKey }) {
    this.#db = db;
    this.#masterKey = masterKey;
  }

  /** Undefined when the flow is gone. `execId`: of the record at hand; another one than known means the flow was started anew. */
  async find(flowId: string, { execId }: { execId?: string } = {}): Promise<FlowFacts | undefined> {
    const entry = this.#entries.get(flowId);
    const isFresh = entry !== undefined && Date.now() - entry.at < freshMs;
    const isAnotherStart =
      execId !== undefined && entry?.facts?.execId !== execId && Date.now() - (entry?.at ?? 0) > 500;
    if (isFresh && !isAnotherStart) return entry.facts;
    const facts = await this.#read(flowId, entry?.facts);
    this.#entries.set(flowId, { at: Date.now(), facts });
    return facts;
  }

  forget(flowId: string): void {
    const entry = this.#entries.get(flowId);
    if (entry) this.#entries.set(flowId, { ...entry, at: 0 });
  }

  async #read(flowId: string, last: FlowFacts | undefined): Promise<FlowFacts | undefined> {
    const flow = await findRunnerFlow(this.#db, { flowId });
    if (!flow) return undefined;
    const version = flow.activeVersion ?? flow.desiredVersion;
    const loaded = version === undefined ? undefined : await loadFlowVersion(this.#db, { flowId, version });
    const graph = loaded?.definition.graph;
    return {
      workspaceId: flow.workspaceId,
      execId: flow.execId,
      successorCounts: graph
        ? new Map(graph.nodes.map(({ id }) => [id, successors(graph, id).length]))
        : (last?.successorCounts ?? new Map()),
      cipher: last?.cipher ?? createMessageCipher(deriveFlowCipher({ masterKey: this.#masterKey, flowId })),
    };
  }
}
