import { flowFileSchema } from "@millrace/flow";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";

let api: TestApi;

beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api?.[Symbol.asyncDispose]());

function fileOf(name: string, more: object = {}) {
  return flowFileSchema.parse({
    name,
    graph: { nodes: [{ id: "step_1", command: "inlet:hook" }], edges: [] },
    ...more,
  });
}

test("tags come with a flow file, are changed for many flows at once, and go into the export", async () => {
  const { call } = api.ours;
  const { id: first } = await call.flow.applyFile({ file: fileOf("Tagged 🚚", { tags: ["shop", "shop", " eu "] }) });
  const { id: second } = await call.flow.applyFile({ file: fileOf("Untagged") });
  expect(await call.flow.changeTags({ ids: [second, first], add: ["nightly"], remove: ["eu"] })).toEqual(
    expect.arrayContaining([
      { id: first, tags: ["shop", "nightly"] },
      { id: second, tags: ["nightly"] },
    ]),
  );
  const listed = await call.flow.list();
  expect(listed.find(({ id }) => id === first)).toMatchObject({ name: "Tagged 🚚", tags: ["shop", "nightly"] });
  expect((await call.flow.list({ tag: "shop" })).map(({ id }) => id)).toEqual([first]);
  expect((await call.flow.export({ id: first })).tags).toEqual(["shop", "nightly"]);
  await call.flow.applyFile({ file: fileOf("Tagged 🚚") });
  expect((await call.flow.get({ id: first })).tags).toEqual(["shop", "nightly"]);
  await call.flow.applyFile({ file: fileOf("Tagged 🚚", { tags: ["only"] }) });
  expect((await call.flow.get({ id: first })).tags).toEqual(["only"]);
});

test("a change of tags that does not fit one flow changes none", async () => {
  const { call } = api.ours;
  const full = Array.from({ length: 20 }, (_, index) => `tag ${index}`);
  const { id: first } = await call.flow.applyFile({ file: fileOf("Roomy") });
  const { id: second } = await call.flow.applyFile({ file: fileOf("Full", { tags: full }) });
  await expect(call.flow.changeTags({ ids: [first, second], add: ["more"] })).rejects.toThrow(
    /"Full" would have too many/,
  );
  expect((await call.flow.get({ id: first })).tags).toEqual([]);
});

test("a copy has a name of its own and the same draft", async () => {
  const { call } = api.ours;
  const { id } = await call.flow.applyFile({ file: fileOf("Original", { tags: ["a"], cron: "5 * * * *" }) });
  const copy = await call.flow.copy({ id });
  expect(copy.name).toBe("Original copy");
  expect((await call.flow.copy({ id })).name).toBe("Original copy 2");
  expect(await call.flow.get({ id: copy.id })).toMatchObject({
    tags: ["a"],
    draft: { definition: { cron: "5 * * * *" } },
  });
});

test("a flow made of a template carries its guide until it is closed", async () => {
  const { call } = api.ours;
  const [first] = await call.template.list();
  const made = await call.template.use({ id: first?.id ?? "" });
  expect((await call.template.use({ id: first?.id ?? "" })).name).toBe(`${made.name} 2`);
  expect((await call.flow.get({ id: made.id })).guide).toMatchObject({ origin: "template", title: first?.title });
  await call.flow.setGuide({ id: made.id });
  expect((await call.flow.get({ id: made.id })).guide).toBeUndefined();
});

test("a new flow goes into the folder it is made for, and a file leaves one that is there in its place", async () => {
  const { call } = api.ours;
  const [template] = await call.template.list();
  const folder = "Shop/Orders";
  const { id: blank } = await call.flow.create({ name: "Blank in a folder", folder });
  const { id: made } = await call.template.use({ id: template?.id ?? "", folder });
  const { id: read } = await call.flow.applyFile({ file: fileOf("Read into a folder"), folder });
  await call.flow.applyFile({ file: fileOf("Read into a folder"), folder: "Elsewhere" });
  const listed = await call.flow.list();
  for (const id of [blank, made, read]) expect(listed.find((flow) => flow.id === id)?.folder).toBe(folder);
});

test("the encryption key's place is told until somebody keeps a copy", async () => {
  const { call } = api.ours;
  expect(await call.settings.firstSteps()).toMatchObject({ keyKept: false, hidden: false });
  await call.settings.noteFirstStep({ step: "keyKept" });
  expect(await call.settings.firstSteps()).toMatchObject({ keyKept: true, hidden: false });
  expect((await api.theirs.call.settings.firstSteps()).hidden).toBe(false);
});
