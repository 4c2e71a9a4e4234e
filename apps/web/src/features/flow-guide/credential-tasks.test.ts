import { flowDefinitionSchema } from "@millrace/flow";
import { expect, test } from "vitest";
import { credentialTasks } from "./credential-tasks.ts";

const definition = flowDefinitionSchema.parse({
  graph: {
    nodes: [
      { id: "step_1", name: "Rows", command: "postgres:poll" },
      { id: "step_2", command: "transform:jsonata" },
      { id: "step_3", command: "http:request" },
      { id: "step_4", command: "http:request", credential: "c1" },
    ],
    edges: [],
  },
});
const descriptors = new Map([
  ["postgres", { title: "PostgreSQL", credentials: {} }],
  ["http", { title: "HTTP", credentials: { required: false } }],
  ["transform", { title: "Transform" }],
]);
const known = {
  isThere: (component: string) => descriptors.has(component),
  descriptorOf: ({ component }: { component: string }) => descriptors.get(component),
  credentials: [{ id: "c1", component: "http" }],
};

test("a step that cannot do without is on the list; one that can, only when the guide or the draft names one", () => {
  const tasks = credentialTasks(definition, { guide: { credentialSteps: [] }, known });
  expect(tasks.map(({ stepId, isOptional, chosen }) => [stepId, isOptional, chosen])).toEqual([
    ["step_1", false, undefined],
    ["step_4", true, "c1"],
  ]);
  expect(credentialTasks(definition, { guide: { credentialSteps: ["step_3"] }, known })).toHaveLength(3);
});

test("a step whose component is not there yet is told from those that can be done", () => {
  const odd = flowDefinitionSchema.parse({
    graph: { nodes: [{ id: "step_1", command: "acme/crm:upsert" }], edges: [] },
  });
  expect(credentialTasks(odd, { guide: { credentialSteps: ["step_1"] }, known })).toMatchObject([
    { component: "crm", isComponentMissing: true, chosen: undefined },
  ]);
  expect(credentialTasks(odd, { guide: { credentialSteps: [] }, known })).toEqual([]);
});

test("a credential that is not there, or of another component, ticks nothing", () => {
  const gone = { ...known, credentials: [{ id: "c1", component: "postgres" }] };
  const tasks = credentialTasks(definition, { guide: { credentialSteps: [] }, known: gone });
  expect(tasks.at(-1)?.chosen).toBeUndefined();
});
