import { expect, test } from "@playwright/test";
import { EditorPage } from "../pages/editor-page.ts";
import { makeFlow } from "../platform/make-flow.ts";
import { millrace } from "../platform/millrace.ts";
import { postAll } from "../platform/post-all.ts";
import { arrivedAt, openTargetServer } from "../platform/target-server.ts";

test("a step that is added as the error handler gets what failed in another step", async ({ page }) => {
  test.setTimeout(180_000);
  await using target = await openTargetServer();
  await using desk = await openTargetServer();
  const code = "if (body.n === 13) throw new Error('Thirteen is unlucky'); return body;";
  await using flow = await makeFlow({ name: "Handled", targetUrl: target.url, code });
  const editor = new EditorPage(page);
  await editor.open(flow.id);
  await editor.expectState("Running");

  await editor.press("Shift+E");
  await editor.pickForErrors({ search: "http", title: "HTTP request" });
  await expect(editor.step("Error handler")).toContainText("HTTP request");
  await editor.choose("Method", "POST");
  await editor.fillField("URL", desk.url);
  await editor.waitUntilSaved();
  await editor.publish();
  await expect(page.getByText("Version 2", { exact: true }).first()).toBeVisible();
  // Errors of the version before are recorded only.
  const isInPlace = async () => {
    const { version, previousVersion } = await millrace("flow", "status", flow.id);
    return version === 2 && previousVersion === undefined;
  };
  await expect.poll(isInPlace, { timeout: 60_000 }).toBe(true);

  await postAll(flow.webhookUrl, { bodies: [{ n: 12 }, { n: 13 }], parallel: 1 });
  await expect
    .poll(() => desk.received.map(({ body }) => body), { timeout: 60_000 })
    .toMatchObject([
      {
        error: { message: expect.stringContaining("Thirteen is unlucky") },
        errorInput: { body: { n: 13 } },
        stepId: "step_2",
      },
    ]);
  await expect.poll(() => arrivedAt(target), { timeout: 30_000 }).toEqual([12]);
  await expect(editor.step("Error handler")).toContainText("1 message in", { timeout: 30_000 });
  await expect(editor.step("Map")).toContainText("1 error");

  // The same key leads back to it, and there is only one.
  await page.keyboard.press("Escape");
  await editor.press("Shift+E");
  await expect(editor.panel.getByRole("textbox", { name: "Step name" })).toHaveValue("HTTP request");
});
