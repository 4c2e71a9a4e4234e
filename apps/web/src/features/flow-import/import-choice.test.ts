import { flowFileSchema, type ImportedFlow } from "@millrace/flow";
import { expect, test } from "vitest";
import { chooseAll, finalNames, importGuide } from "./import-choice.ts";

function imported(name: string, more: Partial<ImportedFlow> = {}): ImportedFlow {
  const file = flowFileSchema.parse({ name, graph: { nodes: [], edges: [] } });
  return { file, origin: "millrace", notes: [], credentialSteps: [], ...more };
}

test("a copy gets the first free name, also among those that are imported together", () => {
  const choices = chooseAll([imported("Orders"), imported("Orders"), imported("New")]);
  expect(finalNames(choices, ["Orders", "Orders 2"])).toEqual(["Orders 3", "Orders 4", "New"]);
});

test("a new draft keeps the name of the flow it is for", () => {
  const [choice] = chooseAll([imported("Orders")]);
  expect(finalNames(choice ? [{ ...choice, whenTaken: "draft" }] : [], ["Orders"])).toEqual(["Orders"]);
});

test("the canvas is told what was changed and left out", () => {
  const guide = importGuide(
    imported("Pets", {
      origin: "elastic.io",
      notes: [{ kind: "left_out", stepId: "step_2", text: "Its data samples." }],
      credentialSteps: ["step_1"],
    }),
  );
  expect(guide).toMatchObject({
    title: "From elastic.io: Pets",
    todo: [{ stepId: "step_2", text: "Left out: Its data samples." }],
    credentialSteps: ["step_1"],
  });
});
