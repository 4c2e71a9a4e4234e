import { expect, type Page, test } from "@playwright/test";
import { EditorPage } from "../pages/editor-page.ts";
import { expectAccessible } from "../platform/expect-accessible.ts";
import { makeFlow } from "../platform/make-flow.ts";
import { thePlatform } from "../platform/platform.ts";
import { openTargetServer } from "../platform/target-server.ts";

const places = [
  "/flows",
  "/errors",
  "/credentials",
  "/components",
  "/components/http",
  "/settings/workspace",
  "/settings/help",
];

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing serious on any page or main dialog in the ${theme} theme`, async ({ page, context }) => {
    test.setTimeout(180_000);
    // What fades in has another contrast for a moment.
    await page.emulateMedia({ reducedMotion: "reduce" });
    await context.addCookies([{ name: "millrace-theme", value: theme, url: thePlatform().webUrl }]);
    for (const place of places) {
      await page.goto(place);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      await expectAccessible(page, `${place} in ${theme}`);
    }

    await using target = await openTargetServer();
    await using flow = await makeFlow({ name: "Looked at", targetUrl: target.url });
    await page.goto(`/flows/${flow.id}/timeline`);
    await expect(page.getByRole("row").nth(1)).toBeVisible();
    await expectAccessible(page, `timeline in ${theme}`);

    const editor = new EditorPage(page);
    await editor.open(flow.id);
    await editor.expectState("Running");
    await expectAccessible(page, `the canvas in ${theme}`);
    for (const tab of ["Executions", "Errors", "Logs", "Timeline", "Versions"] as const) {
      await editor.openDrawer(tab);
      await expect(editor.drawer.locator("[aria-busy=true]")).toHaveCount(0);
      await expectAccessible(page, `the drawer's ${tab} in ${theme}`);
    }
    await editor.openStep("Send");
    for (const tab of await editor.panel.getByRole("tab").all()) {
      await tab.click();
      await expectAccessible(page, `the step's ${await tab.textContent()} in ${theme}`);
    }
    await dialogs(page, { editor, theme });
  });
}

async function dialogs(page: Page, { editor, theme }: { editor: EditorPage; theme: string }): Promise<void> {
  await editor.reviewChanges();
  await expect(page.getByText("Nothing to publish").first()).toBeVisible();
  await expectAccessible(page, `publishing in ${theme}`);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Flow settings" }).click();
  await expectAccessible(page, `the flow's settings in ${theme}`);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Add step after Send" }).click();
  await expectAccessible(page, `the picker in ${theme}`);
  await page.keyboard.press("Escape");
  await editor.command("Stop…");
  await expectAccessible(page, `the question before a stop in ${theme}`);
  await page.keyboard.press("Escape");
}
