import { describe, expect, test } from "vitest";
import type { Database } from "../../database.ts";
import { forEachTestAFlow } from "../../testing/for-each-test-a-flow.ts";
import { findVersionWithStep } from "./find-version-with-step.ts";
import { loadFlowVersion } from "./load-flow-version.ts";

let db: Database;
let flowId: string;

forEachTestAFlow((given) => {
  ({ db, flowId } = given);
});

describe("a version with a skipped step", () => {
  const nodes = (skipped: boolean) => [
    { id: "in", command: "webhook:receive" },
    { id: "mid", command: "log:write", ...(skipped && { skipped }) },
    { id: "out", command: "log:write" },
  ];
  const edges = [
    { source: "in", target: "mid" },
    { source: "mid", target: "out" },
  ];
  const notes = [{ id: "note_1", text: "Ask Ann", position: { x: 0, y: 0 }, size: { width: 100, height: 100 } }];

  test("is without it for those who run it, and its waiting messages belong to the version that had it", async () => {
    for (const [number, skipped] of [false, true].entries()) {
      const definition = { type: "ordinary", graph: { nodes: nodes(skipped), edges }, notes };
      await db.flowVersion.create({ data: { flowId, number: number + 1, definition, components: {} } });
    }
    const working = await loadFlowVersion(db, { flowId, version: 2 });
    expect(working?.definition.graph.nodes.map(({ id }) => id)).toEqual(["in", "out"]);
    expect(working?.definition.graph.edges).toEqual([{ source: "in", target: "out" }]);
    expect(working?.definition.notes).toBeUndefined();
    expect(await findVersionWithStep(db, { flowId, stepId: "mid", active: 2 })).toMatchObject({ version: 1 });
  });
});
