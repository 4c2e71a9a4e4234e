import { expect, type Page, test } from "@playwright/test";
import { EditorPage } from "../pages/editor-page.ts";
import { expectAccessible } from "../platform/expect-accessible.ts";
import { makeFlow } from "../platform/make-flow.ts";
import { openTargetServer } from "../platform/target-server.ts";

const places = [
  "/flows",
  "/flows/templates",
  "/errors",
  "/credentials",
  "/components",
  "/components/http",
  "/audit",
  "/settings/workspace",
  "/settings/help",
  "/settings/oauth-clients",
];

test.beforeEach(async ({ page }) => {
  test.setTimeout(240_000);
  // What fades in has another contrast for a moment.
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test("axe finds nothing serious on any page, in both themes", async ({ page }) => {
  for (const place of places) {
    await page.goto(place);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await expectAccessible(page, place);
  }
});

test("axe finds nothing serious in the editor of a running flow and its dialogs, in both themes", async ({ page }) => {
  await using target = await openTargetServer();
  await using flow = await makeFlow({ name: "Looked at", targetUrl: target.url });
  await page.goto(`/flows/${flow.id}/timeline`);
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await expectAccessible(page, "the timeline");

  const editor = new EditorPage(page);
  await editor.open(flow.id);
  await editor.expectState("Running");
  await expectAccessible(page, "the canvas");
  for (const tab of ["Executions", "Queues", "Errors", "Logs", "Timeline", "Versions"] as const) {
    await editor.openDrawer(tab);
    await expect(editor.drawer.locator("[aria-busy=true]")).toHaveCount(0);
    await expectAccessible(page, `the drawer's ${tab}`, "[aria-label='Flow drawer']");
  }
  await editor.openStep("Send");
  for (const tab of await editor.panel.getByRole("tab").all()) {
    await tab.click();
    await expectAccessible(page, `the step's ${await tab.textContent()}`, "[aria-label='Step panel']");
  }
  await expectDialogsAccessible(page, editor);
});

async function expectDialogsAccessible(page: Page, editor: EditorPage): Promise<void> {
  const review = await editor.reviewChanges();
  await expect(review.getByText("Nothing to publish").first()).toBeVisible();
  await expectAccessible(page, "publishing", "[role=dialog]");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Flow settings" }).click();
  await expectAccessible(page, "the flow's settings", "[role=dialog]");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Add step after Send" }).click();
  await expectAccessible(page, "the picker", "[role=dialog]");
  await page.keyboard.press("Escape");
  await editor.command("Stop…");
  await expectAccessible(page, "the question before a stop", "[role=alertdialog]");
  await page.keyboard.press("Escape");
}
