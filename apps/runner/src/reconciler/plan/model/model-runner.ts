import { FlowMemory } from "../../observe/flow-memory.ts";
import type { ObservedFlow } from "../observed-flow.ts";
import { plan } from "../plan.ts";
import type { PlanStep } from "../step.ts";
import { sweepOrphans } from "./clean-up.ts";
import { describeStep } from "./describe-step.ts";
import { perform } from "./executors.ts";
import type { Hands } from "./hands.ts";
import { glanceAtFlow, lookAtFlow } from "./look.ts";
import { QuietWatch } from "./quiet-watch.ts";
import type { World } from "./world.ts";

interface Loop {
  phase: "pass" | "pause" | "back-off";
  /** Tells a pause that was ended early from the present one. */
  pause: number;
  isAskedAgain: boolean;
  failures: number;
  passes: number;
}

type Urgency = "wish" | "event";
type Job = "reconcile" | "wake" | "poll";

const passesWithoutPause = 100;
const backOff = { firstMs: 1_000, maxMs: 30_000 };
const lookMs = 3;
const sweepMs = 5_000;
/** Nothing but time happens: there is no need to look so often. */
const longestSweepMs = 600_000;
const longestWaitMs = 60_000;

/** The runner's loops, as `reconciler.ts`, `sweep.ts` and the orphans' sweep have them, in time that does not pass by itself. */
export class ModelRunner {
  readonly #world: World;
  memory = new FlowMemory();
  #quiet = new QuietWatch(this.memory);
  /** Grows with each crash: what a dead one had begun does not go on. */
  #life = 1;
  #isUp = true;
  #loop: Loop | undefined;
  /** Jobs that wait in Redis. */
  #jobs: Job[] = [];
  #sweepMs = sweepMs;
  #sweepTurn = 0;
  #nextSweepAt = 0;
  #sweptChanges = -1;
  #waits = { changes: -1, count: 0 };

  constructor(world: World) {
    this.#world = world;
    this.#nextSweepAt = world.clock.now + sweepMs;
    this.#armSweep();
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  /** A loop waits for nothing, and nothing is under way. */
  get isIdle(): boolean {
    return this.#isUp && this.#loop === undefined;
  }

  /** What the planner says now. */
  peek(): PlanStep[] {
    const observed = lookAtFlow(this.#world, this.#eyes);
    return plan(observed, this.#world.clock.now);
  }

  crash(downMs: number): void {
    const { clock, ledger } = this.#world;
    this.#world.note(`runner crashes for ${downMs} ms`);
    if (ledger.droppedUntold > 0) ledger.isCountLost = true;
    this.#life += 1;
    this.#isUp = false;
    this.#loop = undefined;
    this.memory = new FlowMemory();
    this.#quiet = new QuietWatch(this.memory);
    const life = this.#life;
    clock.after(downMs, () => {
      if (this.#life === life && !this.#isUp) this.#begin();
    });
  }

  restart(): void {
    if (!this.#isUp) this.#begin();
  }

  /** A job reaches it through Redis: now, later, or never. */
  tell(job: Job): void {
    if (!this.#world.scheduler.isUp) return;
    if (!this.#isUp) this.#jobs.push(job);
    else this.#work(job);
  }

  containerEnded(): void {
    const life = this.#life;
    for (const delayMs of [50, 300, 1_500]) {
      this.#world.clock.after(delayMs, () => {
        if (this.#life === life) this.request("event");
      });
    }
  }

  worldChanged(): void {
    const soon = this.#world.clock.now + sweepMs;
    if (this.#sweepMs === sweepMs || this.#nextSweepAt <= soon) return;
    this.#sweepMs = sweepMs;
    this.#nextSweepAt = soon;
    this.#armSweep();
  }

  request(urgency: Urgency): void {
    if (!this.#isUp) return;
    const loop = this.#loop;
    if (!loop) {
      this.#loop = { phase: "pass", pause: 0, isAskedAgain: false, failures: 0, passes: 0 };
      this.#startPass(this.#loop);
      return;
    }
    loop.isAskedAgain = true;
    if (loop.phase === "pause" || (loop.phase === "back-off" && urgency === "wish")) this.#startPass(loop);
  }

  get #eyes() {
    return { memory: this.memory, quietSince: this.#quiet.since(this.#world.row) };
  }

  #begin(): void {
    this.#isUp = true;
    this.#world.ledger.hinderedAt = this.#world.clock.now;
    this.#world.note("runner begins");
    for (const job of this.#jobs.splice(0)) this.#work(job);
  }

  #work(job: Job): void {
    const { clock, row } = this.#world;
    if (job === "wake") this.memory.wakes.call(row.id, { cause: "webhook", at: clock.now });
    if (job === "poll") this.memory.tick(row.id);
    this.request("wish");
  }

  #startPass(loop: Loop): void {
    loop.phase = "pass";
    loop.pause += 1;
    this.#later(loop, lookMs, () => this.#pass(loop));
  }

  #later(loop: Loop, delayMs: number, run: () => void): void {
    const life = this.#life;
    this.#world.clock.after(delayMs, () => {
      if (this.#life === life && this.#loop === loop) run();
    });
  }

  #pass(loop: Loop): void {
    loop.isAskedAgain = false;
    const { clock } = this.#world;
    try {
      const observed = lookAtFlow(this.#world, this.#eyes);
      const steps = plan(observed, clock.now);
      const work = steps.filter((step) => step.kind !== "wait");
      if (work.length > 0) this.#act(loop, { observed, work });
      else this.#settle(loop, steps);
    } catch (error) {
      this.#fail(loop, error);
    }
  }

  #act(loop: Loop, { observed, work }: { observed: ObservedFlow; work: readonly PlanStep[] }): void {
    const life = this.#life;
    const isAlive = () => this.#life === life;
    const hands: Hands = { world: this.#world, memory: this.memory, observed, isAlive };
    this.#world.note(`${observed.flow.state}/${observed.flow.desired} plan ${work.map(describeStep).join(", ")}`);
    let open = work.length;
    let failure: unknown;
    for (const step of work) {
      perform(hands, step, (error) => {
        failure ??= error;
        open -= 1;
        if (open > 0 || !isAlive()) return;
        if (failure !== undefined) this.#fail(loop, failure);
        else this.#passed(loop, 0);
      });
    }
  }

  #settle(loop: Loop, steps: readonly PlanStep[]): void {
    const { now } = this.#world.clock;
    const waits = steps.flatMap((step) => (step.kind === "wait" ? [step.until] : []));
    this.#passed(loop, waits.length > 0 ? this.#stretch(Math.max(1, Math.min(...waits) - now)) : undefined);
  }

  #passed(loop: Loop, pauseMs: number | undefined): void {
    loop.failures = 0;
    if (pauseMs === undefined && !loop.isAskedAgain) {
      this.#loop = undefined;
      return;
    }
    loop.passes = pauseMs ? 0 : loop.passes + 1;
    if (loop.passes > passesWithoutPause) {
      this.#world.ledger.violate("the plan does not come to an end");
      loop.passes = 0;
    }
    if (pauseMs && !loop.isAskedAgain) this.#pause(loop, { pauseMs, phase: "pause" });
    else this.#startPass(loop);
  }

  /** As the reconciler: the reason stands at the flow, and the pause grows. */
  #fail(loop: Loop, error: unknown): void {
    const { row } = this.#world;
    const text = error instanceof Error ? error.message : String(error);
    this.#world.note(`failed: ${text}`);
    this.#world.ledger.hinderedAt = this.#world.clock.now;
    loop.failures += 1;
    const isResting = row.state === "inactive" && row.desired === "inactive";
    if (!isResting) row.stateReason = `${text} It keeps trying.`;
    const pauseMs = Math.min(backOff.maxMs, backOff.firstMs * 2 ** (loop.failures - 1));
    this.#pause(loop, { pauseMs, phase: "back-off" });
  }

  #pause(loop: Loop, { pauseMs, phase }: { pauseMs: number; phase: Loop["phase"] }): void {
    loop.phase = phase;
    const { pause } = loop;
    this.#later(loop, pauseMs, () => {
      if (loop.pause === pause) this.#startPass(loop);
    });
  }

  /** Waits that follow each other while nothing happens may become longer: what is planned must not depend on the pace. */
  #stretch(waitMs: number): number {
    const { changes } = this.#world;
    this.#waits = this.#waits.changes === changes ? { changes, count: this.#waits.count + 1 } : { changes, count: 0 };
    const factor = 1.2 ** Math.max(0, this.#waits.count - 60);
    return Math.round(Math.max(waitMs, Math.min(longestWaitMs, waitMs * factor)));
  }

  #armSweep(): void {
    this.#sweepTurn += 1;
    const turn = this.#sweepTurn;
    this.#world.clock.at(this.#nextSweepAt, () => {
      if (this.#sweepTurn !== turn) return;
      this.#sweep();
      this.#nextSweepAt = this.#world.clock.now + this.#sweepMs;
      this.#armSweep();
    });
  }

  #sweep(): void {
    const { row, clock, engine, broker, changes } = this.#world;
    const isNews = changes !== this.#sweptChanges;
    this.#sweptChanges = changes;
    this.#sweepMs = isNews ? sweepMs : Math.min(longestSweepMs, Math.round(this.#sweepMs * 1.5));
    if (!this.#isUp || !engine.isUp || !broker.isUp) return;
    if (this.#loop?.phase !== "pass") sweepOrphans(this.#world);
    if (row.state === "inactive" && row.desired === "inactive") return;
    this.#quiet.look(this.#world);
    const observed = glanceAtFlow(this.#world, this.#eyes);
    if (plan(observed, clock.now).length > 0) this.request("event");
  }
}
