import fc from "fast-check";
import { expect, test } from "vitest";
import type { PlanStep } from "../step.ts";
import { liveThrough } from "./live-through.ts";
import { scenarios } from "./scenario.ts";

/**
 * The same lives each time, so that a change is judged by itself. For a hunt through others: `MILLRACE_MODEL_RUNS=20000`; a failure
 * names its seed, and `MILLRACE_MODEL_SEED` repeats it.
 */
const { MILLRACE_MODEL_RUNS, MILLRACE_MODEL_SEED } = process.env;
const isHunt = MILLRACE_MODEL_RUNS !== undefined;
const numRuns = isHunt ? Number(MILLRACE_MODEL_RUNS) : 300;
const shortMs = 15_000;
const usualSeed = 20_261_125;
const seed = MILLRACE_MODEL_SEED === undefined ? (isHunt ? undefined : usualSeed) : Number(MILLRACE_MODEL_SEED);

test("whatever happens to a flow, it keeps its promises and comes to rest", {
  timeout: isHunt ? numRuns * 1_000 : shortMs + 5_000,
}, () => {
  fc.assert(
    fc.property(scenarios, (scenario) => {
      liveThrough(scenario);
    }),
    {
      numRuns,
      ...(seed !== undefined && { seed }),
      // On a busy machine fewer lives are lived. What is being shrunk then is told as it is.
      ...(!isHunt && { interruptAfterTimeLimit: shortMs, markInterruptAsFailure: false }),
    },
  );
});

test("the lives it is put through have the planner do everything it can", { timeout: 60_000 }, () => {
  const kinds = {
    setState: true,
    setReason: true,
    adoptVersion: true,
    finishRollout: true,
    rollBack: true,
    prepareBroker: true,
    openQueues: true,
    createContainer: true,
    replaceContainer: true,
    removeContainer: true,
    retireStep: true,
    setSchedule: true,
    removeSchedule: true,
    poll: true,
    finishWake: true,
    endDrain: true,
    runShutdownHook: true,
    clearBroker: true,
  } satisfies Record<Exclude<PlanStep["kind"], "wait">, true>;
  const done = new Set(
    fc.sample(scenarios, { numRuns: 60, seed: 7 }).flatMap((life) => [...liveThrough(life).ledger.deeds]),
  );
  expect(Object.keys(kinds).filter((kind) => !done.has(kind))).toEqual([]);
});
