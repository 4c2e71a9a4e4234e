import type { QueueFacts } from "@millrace/broker";
import { findRunnerFlow, listBusyFlows, listCounters, type RunnerFlow, settleExecutions } from "@millrace/db";
import type { LiveFlow } from "@millrace/flow";
import type { ReboundNotes } from "../rebounds/rebound-notes.ts";
import { labels } from "../reconciler/labels.ts";
import type { Eyes } from "../reconciler/observe/eyes.ts";
import { observeContainer } from "../reconciler/observe/observe-container.ts";
import type { ObservedContainer } from "../reconciler/plan/observed-flow.ts";
import type { WantedFlow } from "../reconciler/plan/wanted-flow.ts";
import { Settler } from "../recorder/settler.ts";
import type { Runner } from "../runner.ts";
import { completeWake } from "./complete-wake.ts";
import { composeLive, type Totals } from "./compose-live.ts";
import { QueueAges } from "./queue-ages.ts";

/** An unchanged picture is shown again this often, so that it is known to be alive. */
const repeatAfterMs = 5_000;

/** Knows what every busy flow looks like and publishes it: whole, and at most once a second per flow unless its state changes. */
export class LiveBoard {
  readonly #runner: Runner;
  readonly #versions: Eyes["versions"];
  readonly #notes: ReboundNotes;
  readonly #ages = new QueueAges();
  readonly #settler: Settler;
  readonly #published = new Map<string, LiveFlow>();
  #containers: readonly ObservedContainer[] = [];
  #containersAt = 0;
  #flowOfContainer = new Map<string, string>();
  #queues: { at: number; queues: readonly QueueFacts[] } = { at: 0, queues: [] };
  #hasSleepers = false;
  readonly #wanted = new Map<string, WantedFlow>();

  constructor(runner: Runner, { versions, notes }: { versions: Eyes["versions"]; notes: ReboundNotes }) {
    this.#runner = runner;
    this.#versions = versions;
    this.#notes = notes;
    this.#settler = new Settler(({ flowId, before, isFailed }) =>
      settleExecutions(runner.db, { flowId, before, isFailed }),
    );
  }

  /** The broker's statistics as last read. */
  get queueFacts(): { at: number; queues: readonly QueueFacts[] } {
    return this.#queues;
  }

  /** Some flow slept when last looked. */
  get hasSleepers(): boolean {
    return this.#hasSleepers;
  }

  /** Messages of a queue were put behind the others anew. */
  messagesCopied(queue: string, count: number): void {
    this.#ages.copied(queue, count);
  }

  /** Something happened to a container: the next picture looks anew. */
  containersChanged(): void {
    this.#containersAt = 0;
  }

  /** Reads the statistics and, if this runner is the one that publishes, publishes all busy flows. */
  async tick({ publishes }: { publishes: boolean }): Promise<void> {
    const flows = await listBusyFlows(this.#runner.db);
    const isBusy = flows.length > 0;
    this.#hasSleepers = flows.some(({ state }) => state === "sleeping");
    const queues = isBusy ? await this.#runner.management.listQueues("flow-", this.#runner.signal) : [];
    this.#queues = { at: Date.now(), queues };
    this.#ages.look(queues, this.#queues.at);
    if (!publishes) return;
    await this.#settler.look({ flowIds: flows.map(({ id }) => id), queues, now: Date.now() });
    if (!isBusy) return;
    await this.#lookAtContainers();
    const totals = await this.#totals(flows);
    const published = await Promise.allSettled(flows.map((flow) => this.#publish(flow, totals.get(flow.id))));
    this.#forgetAllBut(new Set(flows.map(({ id }) => id)));
    const failed = published.find((result) => result.status === "rejected");
    if (failed) throw failed.reason;
  }

  /** A state changed: shown at once. */
  async publishNow(flowId: string): Promise<void> {
    const flow = await findRunnerFlow(this.#runner.db, { flowId });
    if (!flow) return;
    await this.#lookAtContainers();
    await this.#publish(flow, (await this.#totals([flow])).get(flowId));
  }

  async #publish(flow: RunnerFlow, totals: ReadonlyMap<string, Totals> = new Map()): Promise<void> {
    const before = this.#published.get(flow.id);
    const now = Date.now();
    const wanted = await this.#wantedOf(flow);
    const live = composeLive({
      flow,
      wanted,
      wake: await completeWake(this.#runner.db, { flow, wanted, now }),
      containers: this.#containers.filter(({ id }) => this.#flowOfContainer.get(id) === flow.id),
      queues: this.#queues.queues.filter(({ name }) => name.startsWith(`flow-${flow.id}:`)),
      totals,
      oldestOf: (queue) => this.#ages.oldestOf(queue),
      reboundOf: (stepId) => this.#notes.find({ flowId: flow.id, stepId }, now),
      before,
      now,
    });
    if (before && now - before.at < repeatAfterMs && isSamePicture(before, live)) return;
    this.#published.set(flow.id, live);
    await this.#runner.live.publish(live);
  }

  async #lookAtContainers(): Promise<void> {
    if (Date.now() - this.#containersAt < repeatAfterMs) return;
    const { engine, settings } = this.#runner;
    this.#containersAt = Date.now();
    const listed = await engine.list({ [labels.installation]: settings.prefix });
    this.#containers = await Promise.all(listed.map((container) => observeContainer(this.#runner, container)));
    this.#flowOfContainer = new Map(listed.map(({ id, labels: given }) => [id, given[labels.flow] ?? ""]));
  }

  async #totals(flows: readonly RunnerFlow[]): Promise<Map<string, Map<string, Totals>>> {
    const counters = await listCounters(this.#runner.db, { flowIds: flows.map(({ id }) => id) });
    const byFlow = Map.groupBy(counters, ({ flowId }) => flowId);
    return new Map(
      [...byFlow].map(([flowId, rows]) => [flowId, new Map(rows.map(({ stepId, ...totals }) => [stepId, totals]))]),
    );
  }

  /** A flow that has just stopped still shows its steps, empty. */
  async #wantedOf(flow: RunnerFlow): Promise<WantedFlow | undefined> {
    const wanted = await this.#versions.wanted(flow);
    if (wanted && "steps" in wanted) this.#wanted.set(flow.id, wanted);
    return this.#wanted.get(flow.id);
  }

  #forgetAllBut(busy: ReadonlySet<string>): void {
    for (const flowId of this.#published.keys()) {
      if (busy.has(flowId)) continue;
      this.#published.delete(flowId);
      this.#wanted.delete(flowId);
    }
  }
}

function isSamePicture(a: LiveFlow, b: LiveFlow): boolean {
  return JSON.stringify({ ...a, at: 0 }) === JSON.stringify({ ...b, at: 0 });
}
