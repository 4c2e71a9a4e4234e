import { expect, test } from "@playwright/test";
import { EditorPage } from "../pages/editor-page.ts";
import { MappingEditor } from "../pages/mapping-editor.ts";
import { makeDraft } from "../platform/make-draft.ts";
import { makeFlow } from "../platform/make-flow.ts";
import { postAll } from "../platform/post-all.ts";
import { openTargetServer } from "../platform/target-server.ts";

test.beforeEach(() => test.setTimeout(180_000));

const order = { n: 7, customer: { name: "Ada", city: "London" } };

test("an input is mapped from a real message: completion, preview, tree, condition, whole object", async ({ page }) => {
  await using target = await openTargetServer();
  await using flow = await makeFlow({ name: "Mapped", targetUrl: target.url, code: "return body;" });
  await postAll(flow.webhookUrl, { bodies: [order], parallel: 1 });
  await expect.poll(() => target.received.length, { timeout: 30_000 }).toBe(1);
  const editor = new EditorPage(page);
  await editor.open(flow.id);
  await editor.openStep("Send");
  const mapping = new MappingEditor(page, editor.panel);

  await editor.panel.getByRole("tab", { name: "Input" }).click();
  await editor.panel.getByRole("textbox", { name: "Name of a new property" }).fill("who");
  await editor.panel.getByRole("button", { name: "Add", exact: true }).click();
  await mapping.type("who", "customer.na");
  await mapping.complete("name");
  await expect(mapping.expression("who")).toHaveText("customer.name");
  await expect(mapping.field("who")).toContainText("Ada");

  await mapping.type("who", "customer.nickname");
  await expect(mapping.field("who")).toContainText("The sample lacks customer.nickname");
  await mapping.type("who", "$uppercase()");
  await page.keyboard.press("ArrowLeft");
  await mapping.insertFromTree("Map", /^city/);
  await expect(mapping.expression("who")).toHaveText("$uppercase(customer.city)");
  await expect(mapping.field("who")).toContainText("LONDON");

  await mapping.type("Condition", "n > 10");
  await expect(mapping.field("Condition")).toContainText("The sample does not take this way");
  await mapping.type("Condition", "n < 10");
  await expect(mapping.field("Condition")).toContainText("The sample takes this way");
  await expect(page.getByTitle("Only messages for which this holds: n < 10")).toBeVisible();

  await editor.panel.getByRole("button", { name: "Map the whole object" }).click();
  await expect(mapping.expression("who")).toBeHidden();
  await editor.panel.getByRole("button", { name: "Back to single fields" }).click();
  await expect(mapping.expression("who")).toHaveText("$uppercase(customer.city)");
});

test("an expression of a field goes on through a new name of its step, and one without an end is stopped", async ({
  page,
}) => {
  await using target = await openTargetServer();
  await using flow = await makeFlow({ name: "Renamed", targetUrl: target.url });
  await postAll(flow.webhookUrl, { bodies: [order], parallel: 1 });
  await expect.poll(() => target.received.length, { timeout: 30_000 }).toBe(1);
  const editor = new EditorPage(page);
  await editor.open(flow.id);
  await editor.openStep("Send");
  const mapping = new MappingEditor(page, editor.panel);
  await mapping.useExpression("URL");
  await mapping.type("URL", "elasticio.step_1.body.customer.name");
  await expect(mapping.field("URL")).toContainText("Ada");

  await editor.openStep("Receive");
  await editor.press("F2");
  await editor.renameOpenStep("Orders");
  await editor.openStep("Send");
  await expect(mapping.expression("URL")).toHaveText("elasticio.step_1.body.customer.name");
  await expect(mapping.field("URL")).toContainText("Ada");

  await mapping.type("URL", "($f := function($x) { $f($x + 1) }; $f(1))");
  await expect(mapping.field("URL")).toContainText("Stopped: this takes too long.");
  await mapping.type("URL", "n + 1");
  await expect(mapping.field("URL")).toContainText("8");
});

test("an earlier step of which nothing is known says so, and leads to where a sample is taken", async ({ page }) => {
  await using flow = await makeDraft({
    name: "Nothing known",
    graph: {
      nodes: [
        { id: "step_1", name: "Receive", command: "webhook:receive" },
        { id: "step_2", name: "Map", command: "transform:jsonata", fields: { expression: "$" } },
      ],
      edges: [{ source: "step_1", target: "step_2" }],
    },
  });
  const editor = new EditorPage(page);
  await editor.open(flow.id);
  await editor.openStep("Map");
  const values = editor.panel.getByRole("region", { name: "Values from earlier steps" });
  const unknown = values.getByRole("region", { name: "Values of Receive" });
  await expect(unknown).toContainText("What callers send is not known yet");

  await values.getByRole("button", { name: "Values from earlier steps" }).click();
  await expect(unknown).toBeHidden();
  await values.getByRole("button", { name: "Values from earlier steps" }).click();
  await unknown.getByRole("button", { name: "Take a sample" }).click();
  await expect(editor.panel.getByRole("textbox", { name: "Step name" })).toHaveValue("Receive");
  await expect(editor.panel.getByRole("button", { name: "Wait for a call" })).toBeVisible();
});
