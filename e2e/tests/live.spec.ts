import { expect, test } from "@playwright/test";
import { EditorPage } from "../pages/editor-page.ts";
import { makeFlow } from "../platform/make-flow.ts";
import { millrace } from "../platform/millrace.ts";
import { numbered } from "../platform/numbered.ts";
import { postAll } from "../platform/post-all.ts";
import { arrivedAt, openTargetServer } from "../platform/target-server.ts";

test.beforeEach(() => test.setTimeout(180_000));

test("a failed execution is drawn on the canvas and retried on the step that failed", async ({ page }) => {
  let isOpen = false;
  await using target = await openTargetServer({ isAllowed: () => isOpen });
  await using flow = await makeFlow({
    name: "Watched live",
    targetUrl: target.url,
    code: "console.log('order ' + body.n + ' is mapped'); return { n: body.n };",
  });
  const editor = new EditorPage(page);
  await editor.open(flow.id);
  await postAll(flow.webhookUrl, { bodies: numbered(2), parallel: 1 });
  await expect(editor.step("Send")).toContainText("2 errors", { timeout: 30_000 });
  await editor.expectCounts("Map", { messagesIn: 2, messagesOut: 2 });

  const execution = await editor.openNewestExecution();
  await expect(execution).toContainText("Failed");
  await expect(editor.step("Send")).toContainText("1 failed");
  await expect(editor.step("Map")).toContainText("1 out");
  await expect(page).toHaveURL(/drawer=executions&execution=/);
  await page.reload();
  await expect(editor.step("Send")).toContainText("1 failed");

  await test.step("the step is retried where it stands, once its target is mended", async () => {
    isOpen = true;
    await editor.step("Send").getByRole("button", { name: "Retry from Send" }).click();
    await expect(execution).toContainText("Succeeded", { timeout: 30_000 });
    await expect.poll(() => arrivedAt(target)).toHaveLength(1);
    await expect(editor.step("Send").getByRole("button", { name: "Retry from Send" })).toBeHidden();
  });

  await test.step("its log is one click away, and searched through", async () => {
    await execution.getByRole("button", { name: "Logs" }).click();
    const lines = editor.drawer.getByRole("log");
    await expect(lines).toContainText(/order \d is mapped/);
    await editor.drawer.getByRole("button", { name: "Lines of every execution" }).click();
    await expect(lines.getByText(/is mapped/)).toHaveCount(2);
    await editor.drawer.getByRole("searchbox", { name: "Search the log" }).fill("no such words");
    await expect(editor.drawer).toContainText("No line fits the filter.");
    await editor.drawer.getByRole("button", { name: "Show every line" }).click();
    const line = lines.getByText(/is mapped/).first();
    await line.hover();
    await lines
      .getByRole("button", { name: /^Show the execution/ })
      .first()
      .click();
    await expect(execution.getByRole("table", { name: "Steps of the execution" })).toBeVisible();
  });
});

test("messages pile up in front of a paused step, and the question why names it and helps", async ({ page }) => {
  await using target = await openTargetServer();
  await using flow = await makeFlow({ name: "Stands still", targetUrl: target.url });
  const editor = new EditorPage(page);
  await editor.open(flow.id);
  await millrace("step", "pause", flow.id, "step_3");
  await postAll(flow.webhookUrl, { bodies: numbered(4), parallel: 1 });
  await expect(editor.connectionInto("Send")).toHaveText("4 messages waiting for Send", { timeout: 30_000 });
  await editor.press("q");
  const queue = page.getByRole("img", { name: /^Queue in front of Send/ });
  await expect(queue).toContainText("4of 75k");
  await expect(queue).toContainText(/\d+ s/); // the age of the oldest
  await editor.press("q");
  await expect(queue).toBeHidden();

  expect(await millrace("flow", "why", flow.id)).toMatchObject({
    verdict: expect.stringContaining('"Send" is paused'),
  });
  const answer = await editor.askWhyItDoesNotMove();
  await expect(answer).toContainText('"Send" is paused by hand, 4 messages waiting in front of it.');
  await answer.getByRole("button", { name: "Resume step" }).click();
  await expect.poll(() => arrivedAt(target), { timeout: 30_000 }).toHaveLength(4);
  await expect(answer).toContainText("No step is paused.", { timeout: 30_000 });
});
