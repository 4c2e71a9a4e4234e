import type { LiveStep } from "@millrace/flow";
import { expect, test } from "vitest";
import { canLook } from "./queue-place.ts";

const step: LiveStep = {
  ...{ id: "s", containers: [], ready: 3, unacked: 1, rebounds: 2, quarantined: 0, in: 0, out: 0, errors: 0 },
  ...{ inPerSecond: 0, outPerSecond: 0, consumers: 1 },
};

test("what waits is looked into only while nobody takes it; what waits for later at any time", () => {
  expect(canLook({ kind: "waiting", state: "running", step })).toBe("taken");
  expect(canLook({ kind: "waiting", state: "running", step: { ...step, isPaused: true } })).toBe("leaving");
  expect(canLook({ kind: "waiting", state: "running", step: { ...step, isPaused: true, consumers: 0 } })).toBe("yes");
  expect(canLook({ kind: "waiting", state: "suspending", step: { ...step, consumers: 0 } })).toBe("leaving");
  expect(canLook({ kind: "waiting", state: "suspended", step: { ...step, consumers: 0 } })).toBe("yes");
  expect(canLook({ kind: "rebounding", state: "running", step })).toBe("yes");
});

test("an empty queue is empty whoever takes from it, and an inactive flow has none", () => {
  expect(canLook({ kind: "quarantined", state: "running", step })).toBe("empty");
  expect(canLook({ kind: "waiting", state: "running", step: undefined })).toBe("empty");
  expect(canLook({ kind: "waiting", state: "inactive", step })).toBe("inactive");
});
