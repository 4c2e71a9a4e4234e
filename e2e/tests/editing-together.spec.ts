import { expect, test } from "@playwright/test";
import { EditorPage } from "../pages/editor-page.ts";
import { EntrancePage } from "../pages/entrance-page.ts";
import { FlowListPage } from "../pages/flow-list-page.ts";
import { millrace } from "../platform/millrace.ts";
import { owner } from "../platform/platform.ts";
import { unique } from "../platform/unique.ts";

test("a session that ends while somebody edits loses nothing", async ({ page, context }) => {
  const flows = new FlowListPage(page);
  const editor = new EditorPage(page);
  await flows.open();
  const flowId = await flows.createFlow(unique("Session over"));
  await editor.addTrigger({ search: "webhook", title: "Receive a webhook" });
  await editor.waitUntilSaved();

  await context.clearCookies();
  await editor.renameOpenStep("Typed without a session");
  await expect(page.getByText(/Your session is over/)).toBeVisible();

  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Sign in again" }).click();
  const signIn = await opened;
  await new EntrancePage(signIn).signIn(owner);
  await signIn.waitForURL("**/flows");

  await editor.waitUntilSaved();
  await expect(page.getByText(/Your session is over/)).toBeHidden();
  await new EditorPage(signIn).open(flowId);
  await expect(new EditorPage(signIn).step("Typed without a session")).toBeVisible();
});

test("two who edit one flow see each other's work, and are asked when both changed it", async ({ page, browser }) => {
  const flows = new FlowListPage(page);
  const ada = new EditorPage(page);
  await flows.open();
  const flowId = await flows.createFlow(unique("Together"));
  await ada.addTrigger({ search: "webhook", title: "Receive a webhook" });
  await ada.renameOpenStep("Ada's trigger");
  await ada.waitUntilSaved();

  const otherContext = await browser.newContext({ storageState: ".state/owner.json" });
  const otherPage = await otherContext.newPage();
  const bob = new EditorPage(otherPage);
  await bob.open(flowId);
  await bob.openStep("Ada's trigger");
  await bob.renameOpenStep("Bob's trigger");
  await bob.waitUntilSaved();

  // Ada has nothing unsaved: what Bob did comes by itself, and can be undone like an edit of her own.
  await expect(ada.step("Bob's trigger")).toBeVisible();
  await expect(page.getByText(/changed this flow elsewhere/)).toBeVisible();

  // Both change it between two looks: Bob's is stored first, so Ada is asked.
  await page.route("**/api/trpc/draft.head**", (route) => route.abort());
  await bob.renameOpenStep("Bob's second");
  await bob.waitUntilSaved();
  await ada.renameOpenStep("Ada's second");
  const question = page.getByRole("dialog", { name: "This flow was changed elsewhere" });
  await expect(question).toBeVisible();
  await question.getByRole("button", { name: "Reload theirs" }).click();
  await expect(ada.step("Bob's second")).toBeVisible();

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(ada.step("Ada's second")).toBeVisible();
  await ada.waitUntilSaved();
  await expect(bob.step("Ada's second")).toBeVisible();
  await otherContext.close();
});

test("what is drawn is kept as a new flow when somebody deletes the one it belonged to", async ({ page }) => {
  const flows = new FlowListPage(page);
  const editor = new EditorPage(page);
  await flows.open();
  const flowId = await flows.createFlow(unique("Deleted under"));
  await editor.addTrigger({ search: "webhook", title: "Receive a webhook" });
  await editor.waitUntilSaved();
  await millrace("flow", "delete", flowId);

  await expect(page.getByText(/This flow was deleted elsewhere/)).toBeVisible();
  await editor.renameOpenStep("Typed afterwards");
  await page.getByRole("button", { name: "Keep as a new flow" }).click();
  await expect(page).not.toHaveURL(new RegExp(flowId));
  await expect(editor.step("Typed afterwards")).toBeVisible();
  await editor.waitUntilSaved();
});
