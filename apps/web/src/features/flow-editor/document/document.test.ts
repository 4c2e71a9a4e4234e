import { edgeId } from "@millrace/flow";
import { describe, expect, it } from "vitest";
import { addStep } from "./add-step.ts";
import { setCondition, setMapping } from "./change-edge.ts";
import { setFlowSettings, setStepSettings } from "./change-settings.ts";
import { renameStep, replaceCommand, setCredential, setField } from "./change-step.ts";
import { connectionProblem, connectSteps, disconnectSteps } from "./connect-steps.ts";
import { deleteSteps } from "./delete-steps.ts";
import { chainOfThree } from "./document-fixture.ts";
import { duplicateSteps } from "./duplicate-steps.ts";
import { findEdge, findStep } from "./find-step.ts";
import { insertOnEdge } from "./insert-on-edge.ts";
import { layerSteps } from "./layer-steps.ts";
import { moveSteps } from "./move-steps.ts";
import { nextStepId } from "./next-step-id.ts";
import { isSameDefinition, worksTheSame } from "./same-definition.ts";
import { cardsOverlap, stepSize } from "./step-geometry.ts";
import { placeSteps } from "./tidy-steps.ts";
import { uniqueStepName } from "./unique-step-name.ts";

const log = { id: "step_4", name: "Log", command: "log:write", fields: {} };
const edgeNames = (definition: ReturnType<typeof chainOfThree>) => definition.graph.edges.map(edgeId);

describe("adding a step", () => {
  it("feeds it from the step before, in the next column", () => {
    const grown = addStep(chainOfThree(), { step: log, after: "step_3" });
    expect(edgeNames(grown)).toContain("step_3->step_4");
    expect(findStep(grown, "step_4")?.position).toEqual({ x: 1104, y: 0 });
  });

  it("makes a branch below the followers that are there already", () => {
    const grown = addStep(chainOfThree(), { step: log, after: "step_1" });
    expect(findStep(grown, "step_4")?.position).toEqual({ x: 368, y: 128 });
  });

  it("leaves the definition it was given untouched", () => {
    const before = chainOfThree();
    addStep(before, { step: log, after: "step_3" });
    expect(before).toEqual(chainOfThree());
  });

  it("gives ids above the highest in use and names nobody has", () => {
    const gap = deleteSteps(chainOfThree(), { stepIds: ["step_2"] });
    expect(nextStepId(gap)).toBe("step_4");
    expect(uniqueStepName(chainOfThree(), "Send")).toBe("Send 2");
    expect(uniqueStepName(addStep(chainOfThree(), { step: { ...log, name: "Send 2" } }), "Send 2")).toBe("Send 3");
    expect(uniqueStepName(chainOfThree(), "Log")).toBe("Log");
  });
});

describe("inserting into an edge", () => {
  const grown = insertOnEdge(chainOfThree(), { step: log, edge: { source: "step_2", target: "step_3" } });

  it("replaces the edge by two and pushes what follows aside", () => {
    expect(edgeNames(grown)).toEqual(["step_1->step_2", "step_2->step_4", "step_4->step_3"]);
    expect(findStep(grown, "step_4")?.position?.x).toBe(736);
    expect(findStep(grown, "step_3")?.position?.x).toBe(1104);
    expect(findStep(grown, "step_2")?.position?.x).toBe(368);
  });

  it("keeps the condition in front of the new step and the mapping in front of the old target", () => {
    expect(findEdge(grown, { source: "step_2", target: "step_4" })?.config).toEqual({ condition: "amount > 0" });
    expect(findEdge(grown, { source: "step_4", target: "step_3" })?.config).toEqual({
      mapper_type: "jsonata",
      mapper: { body: "$" },
    });
  });

  it("does not push when there is room already", () => {
    const wide = moveSteps(chainOfThree(), { positions: new Map([["step_3", { x: 2000, y: 0 }]]) });
    const inserted = insertOnEdge(wide, { step: log, edge: { source: "step_2", target: "step_3" } });
    expect(findStep(inserted, "step_3")?.position?.x).toBe(2000);
  });
});

describe("deleting steps", () => {
  it("connects what fed the step with what it fed", () => {
    const shorter = deleteSteps(chainOfThree(), { stepIds: ["step_2"] });
    expect(edgeNames(shorter)).toEqual(["step_1->step_3"]);
    expect(shorter.graph.edges[0]?.config).toEqual({
      condition: "amount > 0",
      mapper_type: "jsonata",
      mapper: { body: "$" },
    });
  });

  it("joins two conditions, and forgets the step's settings", () => {
    const conditioned = setCondition(chainOfThree(), {
      edge: { source: "step_1", target: "step_2" },
      condition: "kind = 'a'",
    });
    const configured = setStepSettings(conditioned, { stepId: "step_2", settings: { replicas: 2 } });
    const shorter = deleteSteps(configured, { stepIds: ["step_2"] });
    expect(shorter.graph.edges[0]?.config?.condition).toBe("(kind = 'a') and (amount > 0)");
    expect(shorter.nodes_config).toBeUndefined();
  });

  it("can take several, and all of them", () => {
    expect(deleteSteps(chainOfThree(), { stepIds: ["step_2", "step_3"] }).graph.edges).toEqual([]);
    expect(deleteSteps(chainOfThree(), { stepIds: ["step_1", "step_2", "step_3"] }).graph.nodes).toEqual([]);
  });
});

describe("connecting", () => {
  const triggerIds = new Set(["step_1"]);

  it("refuses circles, triggers as targets, loops and doubles, in words", () => {
    const flow = chainOfThree();
    expect(connectionProblem(flow, { source: "step_3", target: "step_2", triggerIds })).toMatch(/circle/);
    expect(connectionProblem(flow, { source: "step_3", target: "step_1", triggerIds })).toMatch(/trigger/);
    expect(connectionProblem(flow, { source: "step_2", target: "step_2", triggerIds })).toMatch(/itself/);
    expect(connectionProblem(flow, { source: "step_1", target: "step_2", triggerIds })).toMatch(/already/);
  });

  it("adds and takes away an edge", () => {
    expect(connectionProblem(chainOfThree(), { source: "step_1", target: "step_3", triggerIds })).toBeUndefined();
    const joined = connectSteps(chainOfThree(), { source: "step_1", target: "step_3" });
    expect(edgeNames(joined)).toContain("step_1->step_3");
    expect(disconnectSteps(joined, { source: "step_1", target: "step_3" })).toEqual(chainOfThree());
  });
});

describe("changing a step", () => {
  it("renames, and an empty name falls back to the id", () => {
    expect(findStep(renameStep(chainOfThree(), { stepId: "step_2", name: " Format " }), "step_2")?.name).toBe("Format");
    expect(findStep(renameStep(chainOfThree(), { stepId: "step_2", name: " " }), "step_2")?.name).toBeUndefined();
  });

  it("sets fields and takes them away", () => {
    const filled = setField(chainOfThree(), { stepId: "step_3", field: "url", value: { jsonata: "href" } });
    expect(findStep(filled, "step_3")?.fields).toEqual({ url: { jsonata: "href" } });
    expect(setField(filled, { stepId: "step_3", field: "url", value: undefined })).toEqual(chainOfThree());
  });

  it("keeps of a replaced step what the new one has as well, and the credential of the same component", () => {
    const withUrl = setField(chainOfThree(), { stepId: "step_3", field: "url", value: "http://a" });
    const filled = setField(withUrl, { stepId: "step_3", field: "method", value: "POST" });
    const configured = setCredential(filled, { stepId: "step_3", credential: "cred-1" });
    const replace = (command: string) =>
      findStep(
        replaceCommand(configured, { stepId: "step_3", command, name: "Send", fields: new Set(["url", "level"]) }),
        "step_3",
      );
    const step = { id: "step_3", name: "Send", fields: { url: "http://a" }, position: { x: 736, y: 0 } };
    expect(replace("log:write")).toEqual({ ...step, command: "log:write" });
    expect(replace("http:poll")).toEqual({ ...step, command: "http:poll", credential: "cred-1" });
  });

  it("duplicates a chain with its edges, unique names and free places", () => {
    const { definition, copies } = duplicateSteps(chainOfThree(), { stepIds: ["step_2", "step_3"] });
    expect([...copies]).toEqual([
      ["step_2", "step_4"],
      ["step_3", "step_5"],
    ]);
    expect(edgeNames(definition)).toEqual(expect.arrayContaining(["step_1->step_4", "step_4->step_5"]));
    expect(findStep(definition, "step_4")).toMatchObject({ name: "Shape 2", position: { x: 368, y: 128 } });
  });
});

describe("changing settings", () => {
  it("returns a setting to the default when it is undefined, and leaves no empty objects behind", () => {
    const set = setStepSettings(chainOfThree(), { stepId: "step_2", settings: { replicas: 3, prefetch: 5 } });
    expect(set.nodes_config).toEqual({ step_2: { replicas: 3, prefetch: 5 } });
    const reset = setStepSettings(set, { stepId: "step_2", settings: { replicas: undefined, prefetch: undefined } });
    expect(reset).toEqual(chainOfThree());
  });

  it("sets and resets the flow's own settings", () => {
    const timed = setFlowSettings(chainOfThree(), { settings: { cron: "*/5 * * * *" } });
    expect(timed.cron).toBe("*/5 * * * *");
    expect(setFlowSettings(timed, { settings: { cron: undefined } })).toEqual(chainOfThree());
  });

  it("keeps the mapper's type together with the mapper", () => {
    const edge = { source: "step_1", target: "step_2" };
    const mapped = setMapping(chainOfThree(), { edge, property: "sku", source: "line.sku" });
    expect(findEdge(mapped, edge)?.config).toEqual({ mapper_type: "jsonata", mapper: { sku: "line.sku" } });
    expect(setMapping(mapped, { edge, property: "sku", source: undefined })).toEqual(chainOfThree());
  });
});

describe("comparing definitions", () => {
  it("minds neither the order of keys nor, for what works, the places of cards", () => {
    const { graph, ...rest } = chainOfThree();
    expect(isSameDefinition({ graph, ...rest }, chainOfThree())).toBe(true);
    const moved = moveSteps(chainOfThree(), { positions: new Map([["step_1", { x: 40, y: 40 }]]) });
    expect(isSameDefinition(moved, chainOfThree())).toBe(false);
    expect(worksTheSame(moved, chainOfThree())).toBe(true);
    expect(worksTheSame(renameStep(moved, { stepId: "step_1", name: "Else" }), chainOfThree())).toBe(false);
  });
});

describe("laying out", () => {
  it("gives each step the column of its longest way, and keeps a chain in one row", () => {
    const places = layerSteps(chainOfThree().graph);
    expect([...places.values()]).toEqual([
      { x: 0, y: 0 },
      { x: 368, y: 0 },
      { x: 736, y: 0 },
    ]);
  });

  it("spreads branches around what feeds them and never lets cards overlap", () => {
    const ids = Array.from({ length: 40 }, (_, index) => `step_${index + 1}`);
    const graph = {
      nodes: ids.map((id) => ({ id, command: "log:write", fields: {} })),
      edges: ids.slice(1).map((target, index) => ({ source: ids[Math.floor(index / 3)] ?? "step_1", target })),
    };
    const places = [...layerSteps(graph).values()];
    const clashes = places.flatMap((a, i) => places.slice(i + 1).filter((b) => cardsOverlap(a, b)));
    expect(clashes).toEqual([]);
    expect(new Set(places.map((place) => place.x % (stepSize.width + 120)))).toEqual(new Set([0]));
  });

  it("ends on a circle", () => {
    const flow = connectSteps(chainOfThree(), { source: "step_3", target: "step_2" });
    expect(layerSteps(flow.graph).size).toBe(3);
  });

  it("lays out an imported flow, and leaves a drawn one alone", () => {
    const drawn = chainOfThree();
    expect(placeSteps(drawn)).toBe(drawn);
    const imported = {
      ...drawn,
      graph: { ...drawn.graph, nodes: drawn.graph.nodes.map(({ position, ...rest }) => rest) },
    };
    expect(placeSteps(imported).graph.nodes.every((node) => node.position)).toBe(true);
  });
});
