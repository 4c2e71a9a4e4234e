import { expect, test } from "@playwright/test";
import { EditorPage } from "../pages/editor-page.ts";
import { MappingEditor } from "../pages/mapping-editor.ts";
import { TestTab } from "../pages/test-tab.ts";
import { expectAccessible } from "../platform/expect-accessible.ts";
import { makeDraft } from "../platform/make-draft.ts";

test.beforeEach(() => test.setTimeout(180_000));

const check = `if (body.n > 5) throw new Error("order " + body.n + " is too big"); return { checked: body }`;

const graph = {
  nodes: [
    { id: "step_1", name: "Receive", command: "webhook:receive" },
    { id: "step_2", name: "Check", command: "code:run", fields: { code: check } },
    { id: "step_3", name: "Never", command: "code:run", fields: { code: "await new Promise(() => {})" } },
  ],
  edges: [
    { source: "step_1", target: "step_2" },
    { source: "step_2", target: "step_3" },
  ],
};

test("a webhook call becomes a sample, the next step is tried on it, and mappings are drawn from it", async ({
  page,
  request,
}) => {
  await using flow = await makeDraft({ name: "Sampled", graph });
  const editor = new EditorPage(page);
  const tab = new TestTab(page, editor.panel);
  await editor.open(flow.id);

  await editor.openStep("Receive");
  await tab.openByTick();
  const address = await tab.waitForCall();
  const call = () => request.post(address, { data: { n: 7, customer: { name: "Ada" } } });
  expect((await call()).status()).toBe(202);
  await tab.expectRan();
  await expect(tab.sample).toContainText("From a webhook call");
  await expect(tab.sample).toContainText('"Ada"');
  expect((await call()).status()).toBe(404);

  await editor.pressOn("Check", "t");
  await tab.expectFailed("order 7 is too big");
  await expectAccessible(page, "a failed run in the Test tab", '[aria-label="Step panel"]');

  await editor.pressOn("Receive", "p");
  await expect(page.getByText("The sample is pinned")).toBeVisible();
  await editor.openStep("Receive");
  await tab.open();
  await tab.edit({ n: 3, customer: { name: "Grace" } });
  await expect(tab.sample).toContainText("From a webhook call, edited");
  await expect(tab.sample).toContainText("Pinned");

  await editor.openStep("Check");
  await tab.open();
  await tab.runStep();
  await tab.expectRan();
  await expect(tab.sample).toContainText("From a run");
  await expect(tab.sample).toContainText('"Grace"');
  await expect(tab.sample).not.toContainText("Stale");

  const mapping = new MappingEditor(page, editor.panel);
  await editor.panel.getByRole("tab", { name: "Input" }).click();
  await editor.panel.getByRole("textbox", { name: "Name of a new property" }).fill("who");
  await editor.panel.getByRole("button", { name: "Add", exact: true }).click();
  await mapping.type("who", "");
  await mapping.insertFromTree("Receive", /^name/);
  await expect(mapping.expression("who")).toHaveText("customer.name");
  await expect(mapping.field("who")).toContainText("Grace");
  await tab.open();
  await expect(tab.sample).toContainText("Stale: the step has changed since");
});

test("a run can be given up, and a big sample is shown cut", async ({ page }) => {
  await using flow = await makeDraft({ name: "Big", graph });
  const editor = new EditorPage(page);
  const tab = new TestTab(page, editor.panel);
  await editor.open(flow.id);
  await editor.openStep("Check");
  await tab.open();
  await tab.paste({ lines: Array.from({ length: 5_000 }, (_, n) => ({ n, note: "x".repeat(80) })) });
  await expect(tab.sample).toContainText(/Cut, \d+ kB in all/);
  await expect(tab.sample).toContainText("Pasted");

  await editor.openStep("Never");
  await tab.open();
  await tab.runStep();
  await expect(tab.run.getByRole("button", { name: "Cancel" })).toBeVisible();
  await tab.cancel();
  await expect(tab.run.getByRole("button", { name: "Run step" })).toBeEnabled();
});
