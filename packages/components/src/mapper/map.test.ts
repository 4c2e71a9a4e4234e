import { runFunction } from "@millrace/component";
import { expect, test } from "vitest";
import { mapper } from "./index.ts";

const routes = [
  { source: "step_1", routingKey: "flow-f.step_2.input", condition: "n > 1", mapper: { twice: "n * 2" } },
  { source: "step_1", routingKey: "flow-f.step_3.input" },
  { source: "step_4", routingKey: "flow-f.step_5.input" },
];
const run = (sender: string, body: object) =>
  runFunction(mapper, { function: "map", config: { routes }, sender, message: { id: "shared", body } });

test("a message goes along every edge of its sender, mapped, and under an id of its own", async () => {
  const { emitted } = await run("step_1", { n: 2 });
  expect(emitted).toEqual([
    { body: { twice: 4 }, headers: { "x-eio-routing-key": "flow-f.step_2.input" } },
    { body: { n: 2 }, headers: { "x-eio-routing-key": "flow-f.step_3.input" } },
  ]);
});

test("an edge whose condition does not hold takes none, and edges of others neither", async () => {
  expect((await run("step_1", { n: 1 })).emitted).toMatchObject([
    { headers: { "x-eio-routing-key": "flow-f.step_3.input" } },
  ]);
  expect((await run("step_9", { n: 1 })).emitted).toEqual([]);
});

test("a mapping that fails names its field", async () => {
  const broken = [{ source: "step_1", routingKey: "k", mapper: { total: "$sum(body.missing.$number('x'))" } }];
  const failing = runFunction(mapper, {
    function: "map",
    config: { routes: broken },
    sender: "step_1",
    message: { body: { body: { missing: 1 } } },
  });
  await expect(failing).rejects.toThrow(/total/);
});
