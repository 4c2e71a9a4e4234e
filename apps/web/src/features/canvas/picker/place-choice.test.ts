import { edgeId } from "@millrace/flow";
import { describe, expect, it } from "vitest";
import type { ComponentSummary } from "../../flow-editor/catalogue/catalogue.ts";
import { deleteSteps } from "../../flow-editor/document/delete-steps.ts";
import { chainOfThree } from "../../flow-editor/document/document-fixture.ts";
import { findStep } from "../../flow-editor/document/find-step.ts";
import { placeChoice } from "./place-choice.ts";

const postgres: ComponentSummary = {
  name: "postgres",
  title: "PostgreSQL",
  version: "1.0.0",
  needsCredential: true,
  triggers: [{ name: "poll", title: "New or updated rows" }],
  actions: [{ name: "query", title: "Run a query" }],
};
const query = { component: postgres, function: { name: "query", title: "Run a query" }, role: "action" as const };
const poll = { component: postgres, function: { name: "poll", title: "New rows" }, role: "trigger" as const };
const rest = { descriptor: undefined, credentials: [] };

describe("placing a chosen step", () => {
  it("takes the only credential of its component, and none when there are two", () => {
    const place = { kind: "after", stepId: "step_3" } as const;
    const mine = { id: "c1", component: "postgres" };
    const other = { id: "c2", component: "http" };
    const one = placeChoice(chainOfThree(), {
      choice: query,
      place,
      descriptor: undefined,
      credentials: [mine, other],
    });
    expect(findStep(one.definition, one.stepId)?.credential).toBe("c1");
    const two = placeChoice(chainOfThree(), {
      choice: query,
      place,
      descriptor: undefined,
      credentials: [mine, { ...mine, id: "c3" }],
    });
    expect(findStep(two.definition, two.stepId)?.credential).toBeUndefined();
  });

  it("takes none by itself where a credential is optional: the step may turn to any system", () => {
    const { definition, stepId } = placeChoice(chainOfThree(), {
      choice: query,
      place: { kind: "after", stepId: "step_3" },
      descriptor: { title: "PostgreSQL", credentials: { required: false } },
      credentials: [{ id: "c1", component: "postgres" }],
    });
    expect(findStep(definition, stepId)?.credential).toBeUndefined();
  });

  it("fills its form with the descriptor's defaults", () => {
    const descriptor = {
      title: "PostgreSQL",
      actions: {
        query: {
          title: "Run a query",
          main: "./query.ts",
          fields: {
            mode: { viewClass: "SelectView", label: "Mode", default: "rows" },
            sql: { viewClass: "TextAreaView", label: "SQL" },
          },
        },
      },
    };
    const placed = placeChoice(chainOfThree(), {
      choice: query,
      place: { kind: "edge", edge: { source: "step_2", target: "step_3" } },
      descriptor,
      credentials: [],
    });
    expect(findStep(placed.definition, placed.stepId)).toMatchObject({
      name: "Run a query",
      command: "postgres:query",
      fields: { mode: "rows" },
    });
    expect(placed.definition.graph.edges.map(edgeId)).toContain("step_2->step_4");
  });

  it("lets a new trigger feed what lost its old one", () => {
    const orphaned = deleteSteps(chainOfThree(), { stepIds: ["step_1"] });
    const placed = placeChoice(orphaned, { choice: poll, place: { kind: "trigger" }, ...rest });
    expect(placed.definition.graph.edges.map(edgeId)).toContain(`${placed.stepId}->step_2`);
    expect(findStep(placed.definition, placed.stepId)?.position).toEqual({ x: 0, y: 0 });
  });

  it("replaces a step in its place", () => {
    const place = { kind: "replace", stepId: "step_2" } as const;
    const placed = placeChoice(chainOfThree(), { choice: query, place, ...rest });
    expect(findStep(placed.definition, "step_2")).toMatchObject({ command: "postgres:query", name: "Shape" });
    expect(placed.definition.graph.edges).toEqual(chainOfThree().graph.edges);
  });
});
