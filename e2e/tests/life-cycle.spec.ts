import { expect, test } from "@playwright/test";
import { EditorPage } from "../pages/editor-page.ts";
import { flowQueues, stepContainers } from "../platform/facts.ts";
import { makeFlow } from "../platform/make-flow.ts";
import { millrace } from "../platform/millrace.ts";
import { numbered } from "../platform/numbered.ts";
import { postAll } from "../platform/post-all.ts";
import { arrivedAt, openTargetServer } from "../platform/target-server.ts";

test.beforeEach(() => test.setTimeout(180_000));

test("a flow is suspended with its messages kept, and resumed with all of them", async ({ page }) => {
  await using target = await openTargetServer();
  await using flow = await makeFlow({ name: "Paused by hand", targetUrl: target.url });
  const editor = new EditorPage(page);
  await editor.open(flow.id);
  await editor.expectState("Running");

  await editor.command("Suspend");
  await expect(editor.dialog).toContainText("their containers go");
  await editor.dialog.getByRole("button", { name: "Suspend flow" }).click();
  await editor.expectState("Suspended");
  expect(await stepContainers(flow.id)).toEqual([]);
  await postAll(flow.webhookUrl, { bodies: numbered(5), parallel: 1 });
  await expect(page.getByText(/5 messages kept\./).first()).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText(/Messages are dropped in 4 d 23 h/).first()).toBeVisible();

  await test.step("the messages are exported", async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Export messages" }).click(),
    ]);
    const stream = await download.createReadStream();
    const lines = (await stream.toArray()).join("").trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).message.body.n)).toEqual([0, 1, 2, 3, 4]);
  });

  await test.step("their time is extended", async () => {
    await page.getByRole("button", { name: "Extend…" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Extend/ })
      .click();
    await expect(page.getByText(/Messages are dropped in (9|1\d) d/).first()).toBeVisible();
  });

  await editor.command("Resume");
  await expect(editor.dialog).toContainText("5 messages go on");
  await editor.dialog.getByRole("button", { name: "Resume flow" }).click();
  await editor.expectState("Running");
  await expect.poll(() => arrivedAt(target), { timeout: 30_000 }).toEqual([0, 1, 2, 3, 4]);
});

test("a stop says what it costs, and draining first costs nothing", async ({ page }) => {
  await using target = await openTargetServer();
  const code = "await new Promise((done) => setTimeout(done, 400)); return body;";
  const settings = { nodes_config: { step_2: { prefetch: 1 } } };
  await using flow = await makeFlow({ name: "Drained", targetUrl: target.url, code, settings });
  const editor = new EditorPage(page);
  await editor.open(flow.id);
  await editor.expectState("Running");
  await postAll(flow.webhookUrl, { bodies: numbered(20), parallel: 10 });

  await editor.command("Stop…");
  await expect(editor.dialog.getByRole("button", { name: /^Stop and drop \d+ messages/ })).toBeVisible();
  await editor.dialog.getByRole("button", { name: "Drain, then stop" }).click();
  await editor.expectState("Stopping");
  await expect(page.getByRole("progressbar", { name: "Drained" })).toBeVisible();
  await editor.expectState("Inactive", { timeoutMs: 60_000 });
  expect(new Set(target.received.map(({ body }) => body.n)).size).toBe(20);
  expect(await stepContainers(flow.id)).toEqual([]);
  expect(await flowQueues(flow.id)).toEqual([]);
});

test("an ordinary flow sleeps, and its webhook wakes it", async ({ page }) => {
  await using target = await openTargetServer();
  const settings = { type: "ordinary", idleSeconds: 5 };
  await using flow = await makeFlow({ name: "Sleeper", targetUrl: target.url, settings });
  const editor = new EditorPage(page);
  await editor.open(flow.id);
  await editor.expectState("Sleeping", { timeoutMs: 60_000 });
  await expect.poll(() => stepContainers(flow.id)).toEqual([]);

  await postAll(flow.webhookUrl, { bodies: numbered(1), parallel: 1 });
  await expect.poll(() => target.received.length, { timeout: 15_000 }).toBe(1);
  await editor.expectState("Running");
  const { wake } = await millrace("flow", "status", flow.id);
  expect(wake).toMatchObject({ cause: "webhook", startMs: expect.any(Number), connectMs: expect.any(Number) });
  const timeline = await millrace("flow", "timeline", flow.id);
  expect(timeline[0]).toMatchObject({ from: "sleeping", to: "running", actor: "webhook" });
});

test("an error is retried as it is, and mended by hand", async ({ page }) => {
  let isOpen = false;
  await using target = await openTargetServer({ isAllowed: () => isOpen });
  await using flow = await makeFlow({ name: "Shut door", targetUrl: target.url });
  await postAll(flow.webhookUrl, { bodies: numbered(2), parallel: 1 });
  const editor = new EditorPage(page);
  await editor.open(flow.id);
  await expect
    .poll(async () => (await millrace("error", "list", "--flow", flow.id)).length, { timeout: 30_000 })
    .toBe(2);
  isOpen = true;

  await editor.openDrawer("Errors");
  await editor.drawer.getByRole("row").filter({ hasText: "401" }).first().click();
  await editor.drawer.getByRole("button", { name: "Retry", exact: true }).click();
  await expect.poll(() => target.received.length, { timeout: 15_000 }).toBe(1);
  const open = await millrace("error", "list", "--flow", flow.id, "--status", "open");
  expect(open).toHaveLength(1);

  await page.reload();
  await editor.openDrawer("Errors");
  // The one that was retried stays in the list.
  await editor.drawer.getByRole("row").filter({ hasText: "401" }).filter({ hasText: "Open" }).click();
  await editor.drawer.getByRole("button", { name: "Edit and retry" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit and retry" });
  await dialog.getByLabel("Message").fill('{ "body": { "n": 77 } }');
  await dialog.getByRole("button", { name: "Retry", exact: true }).click();
  await expect.poll(() => target.received.at(-1)?.body, { timeout: 15_000 }).toMatchObject({ n: 77 });
  expect(await millrace("error", "list", "--flow", flow.id, "--status", "open")).toEqual([]);
});
