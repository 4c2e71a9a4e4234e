import { createMessageCipher, type MessageCipher } from "@millrace/broker";
import {
  type Database,
  deriveFlowCipher,
  findRunnerFlow,
  type LoadedVersion,
  loadFlowVersion,
  type MasterKey,
  type RunnerFlow,
} from "@millrace/db";
import { handledSteps, keepsQueues, successors } from "@millrace/flow";
import { mappedEdges, mapperStepId } from "../reconciler/plan/mapper-step.ts";

/** What has to be known of a flow to make sense of what its steps report. */
export interface FlowFacts {
  workspaceId: string;
  execId: string | undefined;
  /** When the present start began, epoch milliseconds. */
  startedAt: number | undefined;
  /** Messages wait in it, or may still come back to its steps. */
  hasQueues: boolean;
  /** How many queues get what a step sends on. */
  successorCounts: ReadonlyMap<string, number>;
  /** Steps whose errors go on to an error handler. */
  handledSteps: ReadonlySet<string>;
  cipher: MessageCipher;
}

interface Entry {
  /** When the reading began. */
  at: number;
  facts: Promise<FlowFacts | undefined>;
}

interface Demand {
  /** Of the record at hand; another one than known means the flow was started anew. */
  execId?: string | undefined;
  /** Epoch milliseconds: facts of an earlier moment will not do. */
  notBefore?: number | undefined;
}

const freshMs = 5_000;
const anotherStartMs = 500;

/** Facts of flows, read anew every few seconds and whenever a flow changed. */
export class FlowFactsCache {
  readonly #db: Database;
  readonly #masterKey: MasterKey;
  readonly #entries = new Map<string, Entry>();

  constructor({ db, masterKey }: { db: Database; masterKey: MasterKey }) {
    this.#db = db;
    this.#masterKey = masterKey;
  }

  /** Undefined when the flow is gone. Who asks while it is being read gets the same answer. */
  async find(flowId: string, { execId, notBefore = 0 }: Demand = {}): Promise<FlowFacts | undefined> {
    const entry = this.#entries.get(flowId);
    if (entry && entry.at >= notBefore && Date.now() - entry.at < freshMs) {
      const facts = await entry.facts;
      const isAnotherStart = execId !== undefined && facts?.execId !== execId;
      if (!isAnotherStart || Date.now() - entry.at <= anotherStartMs) return facts;
    }
    return await this.#readAnew(flowId, entry);
  }

  forget(flowId: string): void {
    const entry = this.#entries.get(flowId);
    if (entry) this.#entries.set(flowId, { ...entry, at: 0 });
  }

  async #readAnew(flowId: string, last: Entry | undefined): Promise<FlowFacts | undefined> {
    // Someone else was first while we looked at what there was.
    const present = this.#entries.get(flowId);
    if (present && present !== last && present.at > 0) return await present.facts;
    const entry = { at: Date.now(), facts: this.#read(flowId, last) };
    this.#entries.set(flowId, entry);
    try {
      return await entry.facts;
    } catch (error) {
      if (this.#entries.get(flowId) === entry) this.#entries.delete(flowId);
      throw error;
    }
  }

  async #read(flowId: string, last: Entry | undefined): Promise<FlowFacts | undefined> {
    const flow = await findRunnerFlow(this.#db, { flowId });
    if (!flow) return undefined;
    const version = flow.activeVersion ?? flow.desiredVersion;
    const loaded = version === undefined ? undefined : await loadFlowVersion(this.#db, { flowId, version });
    const before = await last?.facts;
    return {
      workspaceId: flow.workspaceId,
      execId: flow.execId,
      startedAt: flow.startedAt,
      hasQueues: hasQueues(flow),
      successorCounts: loaded ? countSuccessors(loaded) : (before?.successorCounts ?? new Map()),
      handledSteps: loaded ? handledSteps(loaded.definition.graph) : (before?.handledSteps ?? new Set()),
      cipher: before?.cipher ?? createMessageCipher(deriveFlowCipher({ masterKey: this.#masterKey, flowId })),
    };
  }
}

/** All mapped edges of a step lead to the mapper, once; what that sends goes over one edge alone. */
function countSuccessors(loaded: LoadedVersion): Map<string, number> {
  const { graph } = loaded.definition;
  const mapped = mappedEdges(loaded);
  const counts = graph.nodes.map(({ id }) => {
    const beyondMapper = mapped.filter(({ source }) => source === id).length;
    return [id, successors(graph, id).length - beyondMapper + Math.min(1, beyondMapper)] as const;
  });
  return new Map([...counts, [mapperStepId, 1]]);
}

/** A flow that drains is stopping already, and its steps still work. */
function hasQueues({ state, drainEndsAt }: RunnerFlow): boolean {
  return keepsQueues(state) || (state === "stopping" && drainEndsAt !== undefined);
}
