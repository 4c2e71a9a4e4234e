import type { JobPayload } from "@millrace/jobs";
import { expect, test } from "vitest";
import type { HookRoute } from "./hook-route.ts";
import { createWakeFlow } from "./wake-flow.ts";

/** Looked up at one time: who looks again gets another one. */
const lookUp = (isSleeping: boolean) => ({ flowId: "f", isSleeping }) as HookRoute; // no more of it is looked at

function waking(tell: (payload: JobPayload<"wake">) => Promise<void> = async () => {}) {
  const told: JobPayload<"wake">[] = [];
  const errors: unknown[] = [];
  const wakeFlow = createWakeFlow({
    tell: (payload) => {
      told.push(payload);
      return tell(payload);
    },
    onError: (error) => errors.push(error),
  });
  return { wakeFlow, told, errors };
}

test("many calls of a sleeping flow wake it once, and again when it sleeps again", () => {
  const { wakeFlow, told } = waking();
  const first = lookUp(true);
  for (let call = 0; call < 100; call += 1) wakeFlow(first);
  expect(told).toEqual([{ flowId: "f", cause: "webhook", at: expect.any(Number) }]);
  wakeFlow(lookUp(false));
  expect(told).toHaveLength(1);
  wakeFlow(lookUp(true));
  expect(told).toHaveLength(2);
});

test("a runner that cannot be told is no failure of the call", async () => {
  const { wakeFlow, errors } = waking(() => Promise.reject(new Error("no Redis")));
  wakeFlow(lookUp(true));
  await Promise.resolve();
  expect(errors).toEqual([new Error("no Redis")]);
});
