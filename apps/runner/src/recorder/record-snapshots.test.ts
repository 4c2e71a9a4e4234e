import { expect, test } from "vitest";
import { foldSnapshots } from "./record-snapshots.ts";

const place = { flowId: "f1", stepId: "step_1" };

test("of several snapshots of a step the last wins, and parts are merged in order", () => {
  const folded = foldSnapshots([
    { ...place, value: { a: 1, b: 1 }, merge: false },
    { ...place, value: { b: 2 }, merge: true },
    { flowId: "f1", stepId: "step_2", value: { c: 3 }, merge: true },
  ]);
  expect(folded).toEqual([
    { ...place, value: { a: 1, b: 2 }, merge: false },
    { flowId: "f1", stepId: "step_2", value: { c: 3 }, merge: true },
  ]);
  expect(foldSnapshots([...folded, { ...place, value: { z: 9 }, merge: false }])).toContainEqual({
    ...place,
    value: { z: 9 },
    merge: false,
  });
});
