import { findRunnerFlow, type RunnerFlow } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import { execute } from "./execute.ts";
import type { Hands } from "./hands.ts";
import type { Eyes } from "./observe/eyes.ts";
import { observeFlow } from "./observe/observe.ts";
import { plan } from "./plan/plan.ts";
import { Semaphore } from "./semaphore.ts";
import { rememberDeaths } from "./steps/remember-deaths.ts";
import { setReason } from "./steps/set-reason.ts";

/** Passes wait for the engine most of the time, up to ten seconds for a container that finishes what it holds. */
const passesAtOnce = 32;
/** A plan that never comes to an end is a mistake in the planner: back off instead of burning a core. */
const passesWithoutPause = 100;
const lockedElsewhereMs = 500;
const backOff = { firstMs: 1_000, maxMs: 30_000 };

interface Loop {
  /** Ends a pause early; after a failure only for a wish. */
  wake: (urgency: Urgency) => void;
  isAskedAgain: boolean;
}

/** Someone wants something, or something may have happened. */
type Urgency = "wish" | "event";

type Options = Eyes & Pick<Hands, "publisher" | "metrics" | "changed">;

/** Makes facts follow wishes, flow by flow: look, plan, act, and again until there is nothing left to do. */
export class Reconciler {
  readonly #options: Options;
  readonly #loops = new Map<string, Loop>();
  readonly #ending = new Set<Promise<void>>();
  readonly #slots = new Semaphore(passesAtOnce);
  readonly #signal: AbortSignal;

  constructor(options: Options) {
    this.#options = options;
    this.#signal = options.runner.signal;
    this.#signal.addEventListener("abort", () => {
      for (const loop of this.#loops.values()) loop.wake("wish");
    });
  }

  /** Look at this flow now; asking while it is being looked at makes it look once more. */
  request(flowId: string, urgency: Urgency = "event"): void {
    if (this.#signal.aborted) return;
    const existing = this.#loops.get(flowId);
    if (existing) {
      existing.isAskedAgain = true;
      existing.wake(urgency);
      return;
    }
    const loop: Loop = { wake: () => {}, isAskedAgain: false };
    this.#loops.set(flowId, loop);
    const running = this.#run(flowId, loop).finally(() => {
      this.#loops.delete(flowId);
      this.#ending.delete(running);
      if (loop.isAskedAgain) this.request(flowId);
    });
    this.#ending.add(running);
  }

  /** Flows being looked at right now. */
  get activeCount(): number {
    return this.#loops.size;
  }

  /** Resolves when everything under way is over. Abort the runner's signal first. */
  async drained(): Promise<void> {
    await Promise.all(this.#ending);
  }

  async #run(flowId: string, loop: Loop): Promise<void> {
    let failures = 0;
    let passes = 0;
    while (!this.#signal.aborted) {
      loop.isAskedAgain = false;
      let pauseMs: number | undefined;
      try {
        pauseMs = await this.#slots.run(() => this.#pass(flowId));
        failures = 0;
        if (pauseMs === undefined && !loop.isAskedAgain) return;
        passes = pauseMs ? 0 : passes + 1;
        if (passes > passesWithoutPause) throw new Error(`The plan of flow ${flowId} does not come to an end`);
      } catch (error) {
        if (this.#signal.aborted) return;
        failures += 1;
        pauseMs = Math.min(backOff.maxMs, backOff.firstMs * 2 ** (failures - 1));
        await this.#report(flowId, error, pauseMs);
      }
      if (pauseMs) await this.#pause(loop, { pauseMs, isBackOff: failures > 0 });
    }
  }

  /** @returns how long to wait before the next look: 0 for none, undefined when all is as wished. */
  async #pass(flowId: string): Promise<number | undefined> {
    const { runner, memory, activity } = this.#options;
    const unlock = await runner.locks.tryLock(`flow/${flowId}`);
    if (!unlock) return lockedElsewhereMs;
    try {
      const flow = await findRunnerFlow(runner.db, { flowId });
      if (!flow) {
        memory.forget(flowId);
        activity.forget(flowId);
        return undefined;
      }
      const observed = await observeFlow(this.#options, flow);
      await rememberDeaths({ runner, flow, observed });
      const now = Date.now();
      const steps = plan(observed, now);
      const work = steps.filter((step) => step.kind !== "wait");
      if (work.length > 0) runner.log.debug({ flowId, steps: work }, "plan");
      const { publisher, metrics, changed } = this.#options;
      const hands = { runner, memory, flow, observed, publisher, metrics, changed };
      const results = await Promise.allSettled(work.map((step) => execute(hands, step)));
      const failed = results.find((result) => result.status === "rejected");
      if (failed) throw failed.reason;
      if (work.length > 0) return 0;
      const waits = steps.flatMap((step) => (step.kind === "wait" ? [step.until] : []));
      return waits.length > 0 ? Math.max(1, Math.min(...waits) - now) : undefined;
    } finally {
      await unlock().catch((error) => runner.log.warn({ reason: String(error) }, "a lock was lost"));
    }
  }

  async #report(flowId: string, error: unknown, pauseMs: number): Promise<void> {
    const { runner, changed } = this.#options;
    const isExpected = error instanceof DomainError;
    runner.log[isExpected ? "warn" : "error"]({ flowId, err: error, retryInMs: pauseMs }, "a flow does not get on");
    try {
      const flow: RunnerFlow | undefined = await findRunnerFlow(runner.db, { flowId });
      const text = isExpected ? error.message : unexpected(runner.session.isConnected);
      // What is resting needs no excuse.
      if (flow && !(flow.state === "inactive" && flow.desired === "inactive")) {
        await setReason({ runner, flow, changed }, { reason: text });
      }
    } catch (cause) {
      runner.log.error({ flowId, err: cause }, "the reason could not be written down either");
    }
  }

  /** After a failure events do not end the pause: whatever happens often would defeat the back-off. */
  #pause(loop: Loop, { pauseMs, isBackOff }: { pauseMs: number; isBackOff: boolean }): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        loop.wake = () => {};
        resolve();
      };
      const timer = setTimeout(end, pauseMs);
      loop.wake = (urgency) => {
        if (urgency === "wish" || !isBackOff) end();
      };
      if (this.#signal.aborted || (loop.isAskedAgain && !isBackOff)) end();
    });
  }
}

function unexpected(isBrokerConnected: boolean): string {
  // Whatever was under way when a connection broke fails in words of its own.
  const what = isBrokerConnected ? "The runner failed at it; its log says more." : "RabbitMQ does not answer.";
  return `${what} It keeps trying.`;
}
