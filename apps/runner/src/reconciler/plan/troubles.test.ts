import { describe, expect, test } from "vitest";
import type { ObservedFlow } from "./observed-flow.ts";
import { container, observed, queue, wantedFlow } from "./test-observed.ts";
import { describeTroubles } from "./troubles.ts";

const wanted = wantedFlow();
const silent = new Map([
  ["step_1", queue({ consumers: 0 })],
  ["step_2", queue({ consumers: 0 })],
]);

/** What is said after several looks at the same flow, each of which sees what the one before said. */
function lookAgain(seen: ObservedFlow, times: number): string | undefined {
  let reason = seen.flow.stateReason;
  for (let look = 0; look < times; look += 1) {
    reason = describeTroubles({ ...seen, flow: { ...seen.flow, stateReason: reason } }, { wanted, isLate: true });
  }
  return reason;
}

describe("the reason of a flow that does not get on", () => {
  test("stays the same however often several silent steps are looked at", () => {
    const seen = observed({ queues: silent, containers: [container(), container({ stepId: "step_2" })] });
    const both =
      "step_1 (First) is up but does not take messages yet. · step_2 (Second) is up but does not take messages yet.";
    expect(lookAgain(seen, 1)).toBe(both);
    expect(lookAgain(seen, 6)).toBe(both);
  });

  test("tells a failure that keeps all containers away once", () => {
    const flow = { ...observed({}).flow, stateReason: "The engine does not answer." };
    expect(lookAgain(observed({ flow, queues: silent, containers: [] }), 4)).toBe("The engine does not answer.");
  });
});
