import fc from "fast-check";
import type { Action } from "./actions.ts";
import { componentNames, type DraftName, drafts } from "./versions.ts";

/** What somebody does, and how long nothing is done after it. */
export interface Turn {
  action: Action;
  thenMs: number;
}

export interface Scenario {
  /** Published and started first. */
  draft: DraftName;
  turns: readonly Turn[];
}

const draftNames = Object.keys(drafts) as DraftName[]; // the keys of a constant are its names

const draft = fc.constantFrom(...draftNames);
const stepId = fc.constantFrom("step_1", "step_2", "step_3", "step_4");
const second = 1_000;
const minute = 60_000;

/** From a moment, in which a plan is half done, to days. */
const pause = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 10 }) },
  { weight: 4, arbitrary: fc.integer({ min: 10, max: 60 }) },
  { weight: 5, arbitrary: fc.integer({ min: 60, max: 3 * second }) },
  { weight: 4, arbitrary: fc.integer({ min: 3 * second, max: 2 * minute }) },
  { weight: 2, arbitrary: fc.integer({ min: 2 * minute, max: 15 * minute }) },
  { weight: 1, arbitrary: fc.integer({ min: 15 * minute, max: 8 * 60 * minute }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 7 }).map((days) => days * 86_400_000) },
);
const trouble = fc.oneof(
  fc.integer({ min: 0, max: 2 * second }),
  fc.integer({ min: 2 * second, max: 40 * second }),
  fc.integer({ min: 40 * second, max: 5 * minute }),
  fc.integer({ min: 5 * minute, max: 60 * minute }),
);

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("command" as const),
      name: fc.constantFrom("start", "stop", "drain", "suspend", "resume", "start", "resume"),
      drainMs: fc.constantFrom(2_000, 30_000, 600_000),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("publish" as const), draft }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("step" as const),
      stepId,
      wish: fc.constantFrom(
        {},
        { paused: true as const },
        { replicas: 1 },
        { replicas: 2 },
        { replicas: 3 },
        { prefetch: 2 },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("extend" as const), days: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("webhook" as const),
      message: fc.constantFrom("plain", "long", "long", "rebounds", "kills", "big"),
      count: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constant(15)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("run-now" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("settle-held" as const), how: fc.constantFrom("drop", "reroute") }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("bounds" as const),
      limited: fc.boolean(),
      maxMessages: fc.constantFrom(5, 12),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("install" as const),
      component: fc.constantFrom(...componentNames),
      isInstalled: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("container" as const),
      nth: fc.nat({ max: 5 }),
      fate: fc.constantFrom("dies", "out-of-memory", "ends", "vanishes", "deafens"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("stranger" as const),
      stepId,
      replica: fc.nat({ max: 2 }),
      isDeaf: fc.boolean(),
      isTwin: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("queue-lost" as const), nth: fc.nat({ max: 3 }) }) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: "redis-flushed" as const }, { kind: "engine-restarts" as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("breakdown" as const),
      service: fc.constantFrom("engine", "broker", "redis"),
      forMs: trouble,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("failures" as const), count: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("crash" as const), downMs: trouble }) },
);

const turn: fc.Arbitrary<Turn> = fc.record({ action, thenMs: pause });

export const scenarios: fc.Arbitrary<Scenario> = fc.record({
  draft: fc.oneof(fc.constantFrom("plain" as const, "polling" as const), draft),
  turns: fc.array(turn, { maxLength: 25, size: "max" }),
});
