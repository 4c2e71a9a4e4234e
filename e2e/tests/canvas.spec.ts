import { expect, test } from "@playwright/test";
import { EditorPage } from "../pages/editor-page.ts";
import { FlowListPage } from "../pages/flow-list-page.ts";
import { unique } from "../platform/unique.ts";

test("a flow is built by keyboard, and its steps travel to another flow without their credentials", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const flows = new FlowListPage(page);
  const editor = new EditorPage(page);
  await flows.open();
  await flows.createFlow(unique("By keyboard"));
  await editor.addTrigger({ search: "webhook", title: "Receive a webhook" });
  await editor.pressOn("Receive a webhook", "n");
  await editor.pickByKey("jsonata");
  await editor.pressOn("Transform with JSONata", "n");
  await editor.pickByKey("write");
  await expect(page.getByRole("group", { name: /^Step / })).toHaveCount(3);

  await editor.pressOn("Transform with JSONata", "d");
  await expect(page.getByRole("group", { name: "Step Transform with JSONata, skipped" })).toBeVisible();
  await editor.pressOn("Receive a webhook", "d");
  await expect(page.getByText("A trigger cannot be skipped")).toBeVisible();

  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await editor.waitUntilSaved();
  await flows.open();
  await flows.createFlow(unique("Pasted into"));
  await expect(page.getByRole("button", { name: "Add trigger" })).toBeVisible();
  await page.keyboard.press("Control+v");
  await expect(page.getByRole("group", { name: /^Step / })).toHaveCount(3);
  await expect(page.getByRole("group", { name: "Step Transform with JSONata, skipped" })).toBeVisible();

  await page.evaluate('navigator.clipboard.writeText("Dear all,")');
  await page.keyboard.press("Control+v");
  await expect(page.getByText("There are no steps to paste")).toBeVisible();
  await expect(page.getByRole("group", { name: /^Step / })).toHaveCount(3);
});

test("notes, the menu and undo go on working after the draft was saved", async ({ page }) => {
  const flows = new FlowListPage(page);
  const editor = new EditorPage(page);
  await flows.open();
  const flowId = await flows.createFlow(unique("With notes"));
  await editor.addTrigger({ search: "webhook", title: "Receive a webhook" });
  await page.keyboard.press("Escape");
  await editor.pressOn("Receive a webhook", "Shift+S");
  await page.getByRole("textbox", { name: "Text of the note" }).fill("# Größe 🚚\n- **ask** Ann");
  await page.keyboard.press("Escape");
  const note = page.getByRole("group", { name: /^Note: # Größe/ });
  await expect(note).toBeVisible();
  await editor.waitUntilSaved();

  await editor.open(flowId);
  await expect(note).toBeVisible();
  await note.click({ button: "right" });
  await page.getByRole("menuitem", { name: /^Delete/ }).click();
  await expect(note).toHaveCount(0);
  await editor.waitUntilSaved();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(note).toBeVisible();

  await editor.step("Receive a webhook").click({ button: "right", position: { x: 90, y: 20 } });
  await page.getByRole("menuitem", { name: /^Duplicate/ }).click();
  await expect(page.getByRole("group", { name: /^Step / })).toHaveCount(2);
  await editor.waitUntilSaved();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("group", { name: /^Step / })).toHaveCount(1);
});

test("edits made while the server is away are kept in the browser, over a closed tab", async ({ page, context }) => {
  const flows = new FlowListPage(page);
  const editor = new EditorPage(page);
  await flows.open();
  const flowId = await flows.createFlow(unique("Server gone"));
  await editor.addTrigger({ search: "webhook", title: "Receive a webhook" });
  await editor.waitUntilSaved();

  await context.route("**/api/trpc/draft.save**", (route) => route.abort());
  await editor.renameOpenStep("Kept here");
  await expect(page.getByText(/Your edits are kept in this browser/)).toBeVisible();
  await page.close();

  const again = await context.newPage();
  const reopened = new EditorPage(again);
  await reopened.open(flowId);
  await expect(reopened.step("Kept here")).toBeVisible();
  await context.unroute("**/api/trpc/draft.save**");
  await reopened.waitUntilSaved();
  await reopened.open(flowId);
  await expect(reopened.step("Kept here")).toBeVisible();
});
