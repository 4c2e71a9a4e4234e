import { expect, test } from "@playwright/test";
import { EditorPage } from "../pages/editor-page.ts";
import { makeFlow } from "../platform/make-flow.ts";
import { millrace } from "../platform/millrace.ts";
import { numbered } from "../platform/numbered.ts";
import { postAll } from "../platform/post-all.ts";
import { arrivedAt, openTargetServer } from "../platform/target-server.ts";

test.beforeEach(() => test.setTimeout(180_000));

test("what waits is looked at, searched, edited and dropped; the rest arrives", async ({ page }) => {
  await using target = await openTargetServer();
  await using flow = await makeFlow({ name: "Looked into", targetUrl: target.url });
  const editor = new EditorPage(page);
  await editor.open(flow.id);
  await millrace("step", "pause", flow.id, "step_3");
  await postAll(flow.webhookUrl, { bodies: numbered(4), parallel: 1 });
  await expect(editor.connectionInto("Send")).toHaveText("4 messages waiting for Send", { timeout: 30_000 });

  await editor.pressOn("Send", "Shift+Q");
  await expect(page).toHaveURL(/drawer=queues&step=step_3&kind=waiting/);
  const messages = editor.drawer.getByRole("table", { name: "Messages" });
  await expect(messages.getByRole("row")).toHaveCount(5, { timeout: 30_000 });

  await test.step("a search finds one, which is edited in its place", async () => {
    await editor.drawer.getByRole("searchbox", { name: "Search the messages" }).fill("n = 2");
    await page.keyboard.press("Enter");
    await expect(editor.drawer).toContainText("1 of 1 message found; 4 of 4 looked through");
    await messages.getByRole("row", { name: /"n":2/ }).click();
    const message = editor.drawer.getByRole("region", { name: "Message", exact: true });
    await message.getByRole("button", { name: "Edit…" }).click();
    const dialog = page.getByRole("dialog", { name: "Edit message" });
    await dialog.getByRole("textbox", { name: "Message" }).fill('{"body":{"n":20}}');
    await dialog.getByRole("button", { name: "Replace message" }).click();
    await expect(dialog).toContainText("1 message edited", { timeout: 30_000 });
    await dialog.getByRole("button", { name: "Close" }).last().click();
  });

  await test.step("another one is dropped", async () => {
    await editor.drawer.getByRole("searchbox", { name: "Search the messages" }).fill("");
    await expect(messages.getByRole("row")).toHaveCount(5, { timeout: 30_000 });
    const unwanted = messages.getByRole("row", { name: /"n":3/ });
    await unwanted.getByRole("checkbox").click();
    await editor.drawer.getByRole("button", { name: "Drop…" }).first().click();
    const dialog = page.getByRole("dialog", { name: "Drop 1 message?" });
    await dialog.getByRole("button", { name: "Drop 1" }).click();
    await expect(dialog).toContainText("1 message dropped", { timeout: 30_000 });
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await expect(messages.getByRole("row")).toHaveCount(4, { timeout: 30_000 });
  });

  await millrace("step", "resume", flow.id, "step_3");
  await expect.poll(() => arrivedAt(target), { timeout: 60_000 }).toEqual([0, 1, 20]);
  const entries = await millrace("audit", "list", "--flow", flow.id);
  expect(entries.map(({ action }: { action: string }) => action)).toEqual(
    expect.arrayContaining(["look", "edit", "drop"]),
  );
});
