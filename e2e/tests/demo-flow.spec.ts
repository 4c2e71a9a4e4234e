import { expect, test } from "@playwright/test";
import { EditorPage } from "../pages/editor-page.ts";
import { FlowListPage } from "../pages/flow-list-page.ts";

test("the demo flow moves when it is started, and a malformed order is an error with its input", async ({ page }) => {
  test.setTimeout(240_000);
  const flows = new FlowListPage(page);
  const editor = new EditorPage(page);
  await flows.open();
  await flows.openFlow("Orders to warehouse");
  await editor.start();
  await editor.expectState("Running", { timeoutMs: 60_000 });

  await page.getByRole("button", { name: "Run now" }).click();
  const sender = editor.step("Send to warehouse");
  await expect(sender).toContainText(/[1-9]\d* messages? in/, { timeout: 60_000 });
  const before = await sender.textContent();
  await expect.poll(() => sender.textContent(), { timeout: 60_000 }).not.toBe(before);

  await editor.openDrawer("Errors");
  const error = editor.drawer.getByRole("table", { name: "Errors" }).getByRole("button").first();
  await error.click({ timeout: 60_000 });
  const detail = editor.drawer.getByRole("region", { name: "Error" });
  await expect(detail.getByRole("region", { name: "Input", exact: true })).toContainText("placed_at");

  await editor.stop();
  await editor.expectState("Inactive", { timeoutMs: 60_000 });
  await flows.open();
  await expect(flows.row("Orders to warehouse")).toContainText("Inactive");
});
