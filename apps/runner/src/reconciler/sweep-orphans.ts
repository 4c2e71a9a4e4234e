import { collectorQueues, flowExchange, parseName, stepUserName } from "@millrace/broker";
import { listFlowStates, listLiveSampleRuns } from "@millrace/db";
import { oneOffLabel } from "../design-time/run-design-call.ts";
import { warmCall } from "../design-time/warm-containers.ts";
import type { Runner } from "../runner.ts";
import { trialOf } from "../samples/sample-flow.ts";
import { labels } from "./labels.ts";
import { removeFlowFromBroker } from "./steps/clear-broker.ts";

/** A one-off call is long over by then. */
const oneOffAgeMs = 120_000;
/** Nor is a warm container kept for so long. */
const warmAgeMs = 600_000;

/** Removes what belongs to flows that are gone or at rest: left behind by a runner that died in the middle of something. */
export class OrphanSweep {
  readonly #runner: Runner;
  /** Seen without an owner in the last sweep; only what is still ownerless in the next one is removed. */
  #suspects = new Set<string>();

  constructor(runner: Runner) {
    this.#runner = runner;
  }

  async sweep(): Promise<void> {
    await this.#sweepContainers();
    await this.#sweepSchedules();
    await this.#sweepBroker();
  }

  async #sweepContainers(): Promise<void> {
    const { engine, db, settings, log } = this.#runner;
    const containers = await engine.list({ [labels.installation]: settings.prefix });
    const flowIds = containers.flatMap((container) => container.labels[labels.flow] ?? []);
    // Read after the list: a container made meanwhile is not in it.
    const states = await listFlowStates(db, { flowIds });
    for (const container of containers) {
      const flowId = container.labels[labels.flow];
      const state = flowId === undefined ? undefined : states.get(flowId);
      const oneOff = container.labels[oneOffLabel];
      const isOneOff = oneOff !== undefined;
      const isOrphan = isOneOff
        ? Date.now() - container.createdAt > (oneOff === warmCall ? warmAgeMs : oneOffAgeMs)
        : state === undefined || state === "inactive";
      if (!isOrphan) continue;
      const remove = async () => {
        log.warn({ container: container.name, flowId }, "removing a container without a flow");
        await engine.remove(container.id, { graceMs: 0 });
      };
      await (flowId === undefined || isOneOff ? remove() : this.#ifStillAtRest(flowId, remove));
    }
  }

  async #sweepSchedules(): Promise<void> {
    const { schedules, db, log } = this.#runner;
    const set = await schedules.list();
    const states = await listFlowStates(db, { flowIds: set.map(({ flowId }) => flowId) });
    for (const { flowId } of set) {
      const state = states.get(flowId);
      if (state !== undefined && state !== "inactive") continue;
      log.warn({ flowId }, "removing a schedule without a flow");
      await schedules.remove(flowId);
    }
  }

  async #sweepBroker(): Promise<void> {
    const { db, log } = this.#runner;
    const flowIds = await this.#flowsInBroker();
    const states = await listFlowStates(db, { flowIds: [...flowIds] });
    const trials = await listLiveSampleRuns(db, { ids: [...flowIds].flatMap((flowId) => trialOf(flowId) ?? []) });
    const ownerless = [...flowIds].filter((flowId) => {
      if (trials.has(trialOf(flowId) ?? "")) return false;
      const state = states.get(flowId);
      return state === undefined || state === "inactive";
    });
    const suspects = this.#suspects;
    this.#suspects = new Set(ownerless);
    for (const flowId of ownerless) {
      if (!suspects.has(flowId)) continue;
      await this.#ifStillAtRest(flowId, async () => {
        const droppedMessages = await removeFlowFromBroker(this.#runner, flowId);
        log.warn({ flowId, droppedMessages }, "removed queues and users without a flow");
      });
    }
  }

  /** Under the flow's lock, so that it is not started meanwhile. */
  async #ifStillAtRest(flowId: string, remove: () => Promise<void>): Promise<void> {
    const { locks, db } = this.#runner;
    const unlock = await locks.tryLock(`flow/${flowId}`);
    if (!unlock) return;
    try {
      const state = (await listFlowStates(db, { flowIds: [flowId] })).get(flowId);
      if (state === undefined || state === "inactive") await remove();
    } finally {
      await unlock();
    }
  }

  /** Flows of this installation that have an exchange, users, limits, or queues that were made on demand. */
  async #flowsInBroker(): Promise<Set<string>> {
    const { management, settings, signal } = this.#runner;
    const [exchanges, users, limited, delayQueues] = await Promise.all([
      management.listExchanges("flow-", signal),
      management.listUsers(`${settings.prefix}-step-`, signal),
      management.listLimitedFlows(settings.prefix, signal),
      management.listDelayQueues(settings.prefix, signal),
    ]);
    const userPrefix = stepUserName({ flowId: "", stepId: "", prefix: settings.prefix }).slice(0, -1);
    const ofUsers = users.flatMap((name) => name.slice(userPrefix.length).split("-")[0] ?? []);
    const ofQueues = delayQueues.flatMap((name) => parseName(name)?.flowId ?? []);
    const found = new Set([...ofUsers.filter((flowId) => flowId !== ""), ...limited, ...ofQueues]);
    for (const exchange of exchanges) {
      const flowId = exchange.slice(flowExchange("").length);
      if (!found.has(flowId) && (await this.#isOurs(exchange))) found.add(flowId);
    }
    return found;
  }

  /** Another installation may share the virtual host: ours reports to our collectors. */
  async #isOurs(exchange: string): Promise<boolean> {
    const { management, settings, signal } = this.#runner;
    const collector = collectorQueues(settings.prefix).traces;
    const bindings = await management.listBindings(exchange, signal);
    return bindings.some(({ queue }) => queue === collector) || bindings.every(({ queue }) => !parseName(queue));
  }
}
