import { expect, test } from "@playwright/test";
import { EditorPage } from "../pages/editor-page.ts";
import { stepContainers } from "../platform/facts.ts";
import { type FlowFile, makeFlow, publishFlow } from "../platform/make-flow.ts";
import { millrace } from "../platform/millrace.ts";
import { inOrder, numbered } from "../platform/numbered.ts";
import { postAll } from "../platform/post-all.ts";
import { arrivedAt, openTargetServer } from "../platform/target-server.ts";

test.beforeEach(() => test.setTimeout(180_000));

test("a message that ends its container is set aside, and goes on when it is mended", async ({ page }) => {
  await using target = await openTargetServer();
  const code = `
    if (body.n !== 13) return body;
    console.log("this one is too big");
    const hoard = [];
    for (;;) hoard.push(Buffer.alloc(4_000_000, 1));`;
  const settings = { nodes_config: { step_2: { memoryMb: 96 } } };
  await using flow = await makeFlow({ name: "Poison", targetUrl: target.url, code, settings });
  const editor = new EditorPage(page);
  await editor.open(flow.id);
  await editor.expectState("Running");
  await postAll(flow.webhookUrl, { bodies: numbered(21), parallel: 5 });

  const badge = page.getByRole("button", { name: "1 message in quarantine of Map" });
  await expect(badge).toBeVisible({ timeout: 90_000 });
  const others = inOrder(21).filter((n) => n !== 13);
  await expect.poll(() => arrivedAt(target), { timeout: 30_000 }).toEqual(others);

  await badge.click();
  await editor.drawer.getByRole("row").filter({ hasText: "Quarantined" }).click();
  const shown = editor.drawer.getByRole("region", { name: "Error" });
  await expect(shown).toContainText("ended its container 6 times, last with exit code 137 (out of memory)");
  await expect(shown).toContainText("Give the step more memory, or make the message smaller.");
  await expect(shown.getByRole("region", { name: "Last log lines of its container" })).toContainText("too big");

  await shown.getByRole("button", { name: "Edit and send back" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit and send back" });
  await dialog.getByLabel("Message").fill('{ "body": { "n": 99 } }');
  await dialog.getByRole("button", { name: "Send back", exact: true }).click();
  await expect.poll(() => arrivedAt(target), { timeout: 30_000 }).toEqual([...others, 99]);
  await expect(badge).toBeHidden();
});

test("a step is paused, made wider and resumed, and the others go on meanwhile", async ({ page }) => {
  await using target = await openTargetServer();
  await using flow = await makeFlow({ name: "Paused step", targetUrl: target.url });
  const containersOfSend = () => stepContainers(flow.id, "step_3");
  const editor = new EditorPage(page);
  await editor.open(flow.id);
  await editor.expectState("Running");
  await editor.openStep("Send");
  const controls = await editor.openStepControls();
  await controls.getByRole("button", { name: "Pause step", exact: true }).click();
  await expect(editor.step("Send")).toContainText("Paused");
  await expect.poll(containersOfSend).toEqual([]);

  await postAll(flow.webhookUrl, { bodies: numbered(12), parallel: 3 });
  await expect(editor.step("Send")).toContainText("Paused · 12 waiting", { timeout: 30_000 });
  await expect(controls).toContainText("Paused: 12 messages waiting.");
  await editor.expectCounts("Map", { messagesIn: 12, messagesOut: 12 });
  expect(target.received).toEqual([]);

  await controls.getByRole("button", { name: "One container more" }).click();
  await expect(controls).toContainText("2 containers will start when the step goes on.");
  await controls.getByRole("button", { name: "Apply" }).click();
  await expect(controls).toContainText("the version says 1, now 2.");
  await controls.getByRole("button", { name: "Resume step", exact: true }).click();
  await expect.poll(() => arrivedAt(target), { timeout: 30_000 }).toEqual(inOrder(12));
  await expect(editor.step("Send")).not.toContainText("Paused");
  await expect.poll(async () => (await containersOfSend()).length).toBe(2);
});

test("messages in front of a step that is gone are held, and go on with the new version", async ({ page }) => {
  await using target = await openTargetServer();
  await using flow = await makeFlow({ name: "Shortened", targetUrl: target.url });
  const editor = new EditorPage(page);
  await editor.open(flow.id);
  await editor.expectState("Running");
  await millrace("step", "pause", flow.id, "step_2");
  await postAll(flow.webhookUrl, { bodies: numbered(5), parallel: 1 });
  await expect(editor.step("Map")).toContainText("Paused · 5 waiting");

  const { file } = flow;
  const nodes = file.graph.nodes.filter(({ id }) => id !== "step_2");
  await publishFlow({ ...file, graph: { nodes, edges: [{ source: "step_1", target: "step_3" }] } });
  const held = page.getByText("5 messages wait in front of step_2, which version 2 no longer has.");
  await expect(held).toBeVisible({ timeout: 60_000 });
  await postAll(flow.webhookUrl, { bodies: [{ n: 5 }], parallel: 1 });
  await expect.poll(() => arrivedAt(target), { timeout: 30_000 }).toEqual([5]);

  await page.getByRole("button", { name: "Process with the new version" }).click();
  await expect.poll(() => arrivedAt(target), { timeout: 30_000 }).toEqual(inOrder(6));
  await expect(held).toBeHidden();
});

test("a version whose container does not start is given up, and the one before goes on", async ({ page }) => {
  await using target = await openTargetServer();
  await using flow = await makeFlow({ name: "Broken version", targetUrl: target.url, code: "return body;" });
  const editor = new EditorPage(page);
  await editor.open(flow.id);
  await editor.expectState("Running");
  await publishFlow(withCode(flow.file, "return body +;"));
  await postAll(flow.webhookUrl, { bodies: numbered(3), parallel: 1 });

  const banner = page.getByRole("status").filter({ hasText: "Version 2 was given up, version 1 goes on" });
  await expect(banner).toBeVisible({ timeout: 60_000 });
  await expect(banner).toContainText("The code cannot be read");
  await expect(banner).toContainText("Mend the draft and publish it again");
  await editor.expectState(/^Running, with a problem/);
  await postAll(flow.webhookUrl, { bodies: [{ n: 3 }], parallel: 1 });
  await expect.poll(() => arrivedAt(target), { timeout: 30_000 }).toEqual(inOrder(4));
});

/** The same flow with other code in its second step. */
function withCode(file: FlowFile, code: string): FlowFile {
  const nodes = file.graph.nodes.map((node) => (node.id === "step_2" ? { ...node, fields: { code } } : node));
  return { ...file, graph: { ...file.graph, nodes } };
}
