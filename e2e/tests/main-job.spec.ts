import { expect, test } from "@playwright/test";
import { CredentialWizard } from "../pages/credential-wizard.ts";
import { EditorPage } from "../pages/editor-page.ts";
import { FlowListPage } from "../pages/flow-list-page.ts";
import { flowQueues, stepContainers } from "../platform/facts.ts";
import { postAll } from "../platform/post-all.ts";
import { openTargetServer } from "../platform/target-server.ts";
import { unique } from "../platform/unique.ts";

const login = { username: "warehouse", password: "s3cret-shelf" };
const basic = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString("base64")}`;

test("a person draws a flow, gives it credentials, starts it, and 100 messages arrive", async ({ page }) => {
  test.setTimeout(240_000);
  await using target = await openTargetServer({ isAllowed: (headers) => headers.authorization === basic });
  const flows = new FlowListPage(page);
  const editor = new EditorPage(page);
  const wizard = new CredentialWizard(page);
  let flowId = "";
  let webhookUrl = "";

  await test.step("draw webhook → transform → http", async () => {
    await flows.open();
    flowId = await flows.createFlow(unique("Orders by hand"));
    await editor.addTrigger({ search: "webhook", title: "Receive a webhook" });
    await editor.renameOpenStep("New order");
    await editor.addStepAfter("New order", { search: "jsonata", title: "Transform with JSONata" });
    await editor.renameOpenStep("Warehouse format");
    await editor.fillField("Expression", '{ "reference": "A-" & id, "total": price * quantity }');
    await editor.addStepAfter("Warehouse format", { search: "http", title: "HTTP request" });
    await editor.renameOpenStep("Send");
    await editor.choose("Method", "POST");
    await editor.fillField("URL", target.url);
  });

  await test.step("a wrong credential says why and where help is; the right one is verified", async () => {
    await wizard.openFromStep();
    await wizard.chooseKind("User name and password (Basic)");
    await wizard.fill("Name", unique("Warehouse"));
    await wizard.fill("User name", login.username);
    await wizard.fill("Password", "wrong");
    await wizard.fill("Test URL", target.url);
    await wizard.verifyAndSave();
    await wizard.expectFailure(/401/);
    await wizard.fill("Password", login.password);
    await wizard.verifyAndSave();
    await wizard.expectVerified();
    await wizard.close();
    await expect(editor.panel.getByText(/^Verified/)).toBeVisible();
  });

  await test.step("publish and start", async () => {
    await editor.openStep("New order");
    webhookUrl = await editor.webhookUrl();
    await editor.waitUntilSaved();
    await editor.publish();
    await expect(page.getByText("Version 1 is published")).toBeVisible();
    await editor.start();
    await editor.expectState("Running");
  });

  await test.step("100 events arrive at the target, mapped and signed in", async () => {
    const orders = Array.from({ length: 100 }, (_, index) => ({ id: index + 1, price: 2.5, quantity: 4 }));
    const { accepted } = await postAll(webhookUrl, { bodies: orders, parallel: 10 });
    expect(accepted).toHaveLength(100);
    await expect.poll(() => target.received.length, { timeout: 30_000 }).toBe(100);
    const references = new Set(target.received.map(({ body }) => body.reference));
    expect(references.size).toBe(100);
    expect(target.received[0]?.body).toMatchObject({ total: 10 });
  });

  await test.step("the canvas counts them", async () => {
    for (const step of ["New order", "Warehouse format", "Send"]) {
      await editor.expectCounts(step, { messagesIn: 100, messagesOut: 100 });
    }
    await editor.openDrawer("Executions");
    await expect(editor.drawer.getByRole("row").nth(1)).toBeVisible();
  });

  await test.step("stopping takes containers and queues away", async () => {
    expect(await stepContainers(flowId)).toHaveLength(3);
    await editor.stop();
    await editor.expectState("Inactive");
    expect(await stepContainers(flowId)).toEqual([]);
    expect(await flowQueues(flowId)).toEqual([]);
    const late = await fetch(webhookUrl, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect(late.status).toBe(404);
  });
});
