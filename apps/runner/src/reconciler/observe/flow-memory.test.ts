import { expect, test } from "vitest";
import { now, observed, wantedFlow } from "../plan/test-observed.ts";
import { FlowMemory } from "./flow-memory.ts";

test("what was made for a version is made again when the version goes on after another was given up", () => {
  const memory = new FlowMemory();
  const wanted = wantedFlow();
  const { flow } = observed({ flow: { activeVersion: 1 } });
  memory.prepared(flow, { wanted, at: now });
  expect(memory.preparedAt(flow, wanted)).toBe(now);
  expect(memory.preparedAt({ ...flow, refusedVersion: 2 }, wanted)).toBeUndefined();
});
