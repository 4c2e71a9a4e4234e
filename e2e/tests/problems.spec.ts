import { expect, test } from "@playwright/test";
import { EditorPage } from "../pages/editor-page.ts";
import { FlowListPage } from "../pages/flow-list-page.ts";
import { unique } from "../platform/unique.ts";

test("an unfinished flow is kept as a draft, and publishing leads to what has to be mended", async ({ page }) => {
  const flows = new FlowListPage(page);
  const editor = new EditorPage(page);
  await flows.open();
  const flowId = await flows.createFlow(unique("Not finished"));
  await editor.addTrigger({ search: "webhook", title: "Receive a webhook" });
  await editor.renameOpenStep("Start");
  await editor.addStepAfter("Start", { search: "jsonata", title: "Transform with JSONata" });
  await editor.renameOpenStep("Broken");
  await editor.fillField("Expression", '{ "a": ');
  await editor.addStepAfter("Broken", { search: "http", title: "HTTP request" });
  await editor.renameOpenStep("Nowhere");
  await editor.waitUntilSaved();

  const review = await editor.reviewChanges();
  await expect(review.getByRole("region", { name: /problems? to mend before publishing/ })).toBeVisible();
  await expect(review.getByRole("button", { name: /^Publish version/ })).toBeDisabled();
  await review.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: /problems? in Broken/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /problems? in Nowhere/ })).toBeVisible();
  const problems = await editor.openProblems();
  await problems.getByRole("button").filter({ hasText: "Nowhere" }).first().click();
  await expect(editor.panel.getByRole("textbox", { name: "Step name" })).toHaveValue("Nowhere");

  await editor.open(flowId);
  await expect(editor.step("Broken")).toBeVisible();
  await expect(page.getByText("Draft, never published")).toBeVisible();
});

test("an edit can be undone and done again", async ({ page }) => {
  const flows = new FlowListPage(page);
  const editor = new EditorPage(page);
  await flows.open();
  await flows.createFlow(unique("Changed my mind"));
  await editor.addTrigger({ search: "webhook", title: "Receive a webhook" });
  await expect(page.locator(".react-flow__node")).toHaveCount(1);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByRole("button", { name: "Add trigger" })).toBeVisible();
  await page.getByRole("button", { name: "Redo", exact: true }).click();
  await expect(page.locator(".react-flow__node")).toHaveCount(1);
});
