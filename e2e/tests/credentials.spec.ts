import { join } from "node:path";
import { createTestOAuth1Provider, createTestProvider } from "@millrace/testing";
import { expect, test } from "@playwright/test";
import { CredentialListPage } from "../pages/credential-list-page.ts";
import { CredentialWizard } from "../pages/credential-wizard.ts";
import { EditorPage } from "../pages/editor-page.ts";
import { FlowListPage } from "../pages/flow-list-page.ts";
import { HelpPage } from "../pages/help-page.ts";
import { ProviderPage } from "../pages/provider-page.ts";
import { millrace } from "../platform/millrace.ts";
import { thePlatform } from "../platform/platform.ts";
import { postAll } from "../platform/post-all.ts";
import { temporaryFolder } from "../platform/temporary-folder.ts";
import { unique } from "../platform/unique.ts";

test("a person connects a credential in the other system's window, and sees it kept alive", async ({ page }) => {
  await using provider = await createTestProvider({ redirectUri: `${thePlatform().webUrl}/oauth/callback` });
  const list = new CredentialListPage(page);
  const name = unique("Order office");
  await list.open();
  const wizard = await list.create("HTTP");
  await wizard.chooseKind("OAuth 2");
  await wizard.fill("Name", name);
  await wizard.fill("Sign-in address", `${provider.url}/auth`);
  await wizard.fill("Token address", `${provider.url}/token`);
  await wizard.fill("Client ID", provider.clientId);
  await wizard.fill("Client secret", provider.clientSecret);
  await wizard.fill("Permissions (scopes)", "openid offline_access email orders:read orders:write");
  await wizard.fill("Test URL", `${provider.url.replace("localhost", "host.docker.internal")}/me`);
  await expect(wizard.dialog.getByText(`${thePlatform().webUrl}/oauth/callback`)).toBeVisible();

  await test.step("a refusal over there is said, and can be tried again", async () => {
    await new ProviderPage(await wizard.connect("Connect to HTTP")).deny();
    await expect(wizard.dialog.getByText("The permission was refused at HTTP")).toBeVisible();
  });
  await test.step("a permission that was left out is listed", async () => {
    const permission = new ProviderPage(await wizard.connect("Try again"));
    await permission.allow({ account: "ada", without: ["orders:write"] });
    await expect(wizard.dialog.getByText(/did not give every permission/)).toBeVisible();
    await expect(wizard.dialog.getByText("orders:write", { exact: true })).toBeVisible();
  });
  await test.step("asked for again and given, the account is named", async () => {
    await new ProviderPage(await wizard.connect("Ask for them again")).allow({ account: "ada" });
    await expect(wizard.dialog.getByText("Connected as ada@example.com")).toBeVisible();
    await wizard.verifyAndSave();
    await wizard.expectVerified();
    await wizard.close();
  });
  await expect(list.row(name)).toContainText("OAuth 2");
  await expect(list.row(name)).toContainText("Renews itself");
  await expect(list.row(name)).toContainText("Works as ada@example.com");

  await test.step("connected again as somebody else, both accounts are named", async () => {
    await list.choose(name, "Edit");
    const editing = new CredentialWizard(page, `Edit "${name}"`);
    await new ProviderPage(await editing.connect("Connect again")).allow({ account: "grace" });
    await expect(editing.dialog.getByText("Another account than before: grace@example.com")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("alertdialog", { name: "Leave without saving?" })).toBeVisible();
    await page.getByRole("button", { name: "Leave" }).click();
    await expect(editing.dialog).toBeHidden();
  });
  await list.choose(name, "Delete");
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(list.row(name)).toBeHidden();
});

test("a person connects by OAuth 1, a step acts in their name, and access that was taken back is connected again", async ({
  page,
}) => {
  await using files = await temporaryFolder();
  await using office = await createTestOAuth1Provider({ redirectUri: `${thePlatform().webUrl}/oauth/callback` });
  const keys = [`OFFICE_KEY=${office.consumerKey}`, `OFFICE_SECRET=${office.consumerSecret}`];
  const folder = join(import.meta.dirname, "..", "components", "order-office");
  await millrace("component", "push", folder, ...keys.flatMap((key) => ["--env", key]));
  const setSecret = async (secret: string) => {
    const file = await files.write("client.json", { OFFICE_SECRET: secret });
    await millrace("oauth-client", "set", "order-office", "--file", file);
  };
  await setSecret("wrong");
  const list = new CredentialListPage(page);
  const name = unique("Order office");
  await list.open();
  const wizard = await list.create("Order office");
  await wizard.fill("Name", name);
  await wizard.fill("Office", office.url);

  await test.step("a client that is not known over there is said, with the way to where it is kept", async () => {
    await wizard.connect("Connect to Order office");
    await expect(wizard.dialog.getByText(/gave no request token: signature invalid/)).toBeVisible();
    const clients = wizard.dialog.getByRole("link", { name: /Open the OAuth clients/ });
    await expect(clients).toHaveAttribute("href", "/settings/oauth-clients");
    await setSecret("");
  });
  await test.step("a refusal over there is said, and can be tried again", async () => {
    await new ProviderPage(await wizard.connect("Try again")).deny();
    await expect(wizard.dialog.getByText("The permission was refused at Order office")).toBeVisible();
  });
  await test.step("given, the account is named and the access tried", async () => {
    await new ProviderPage(await wizard.connect("Try again")).allow({ account: "ada" });
    await expect(wizard.dialog.getByText("Connected as ada")).toBeVisible();
    await wizard.verifyAndSave();
    await wizard.expectVerified();
    await wizard.close();
  });
  await expect(list.row(name)).toContainText("OAuth 1");
  await expect(list.row(name)).toContainText("Works as ada");

  const flow = await millrace("flow", "apply", await files.write("flow.json", flour(name)), "--publish");
  await millrace("flow", "start", flow.id, "--wait");
  await postAll(flow.webhookUrl, { bodies: [{}], parallel: 1 });
  await expect.poll(() => office.orders, { timeout: 30_000 }).toEqual([{ account: "ada", order: "flour & salt" }]);
  await millrace("flow", "stop", flow.id);

  await test.step("taken back over there, it says so and is connected again", async () => {
    office.revoke("ada");
    const outcome = await list.verifyAgain(name);
    await expect(outcome).toContainText("The office does not accept this access: oauth_problem=token_rejected");
    await outcome.getByRole("button", { name: "Reconnect…" }).click();
    const editing = new CredentialWizard(page, `Edit "${name}"`);
    await new ProviderPage(await editing.connect("Connect again")).allow({ account: "ada" });
    await expect(editing.dialog.getByText("Connected as ada")).toBeVisible();
    await editing.verifyAndSave();
    await editing.expectVerified();
    await editing.close();
    await expect(list.row(name)).toContainText("Works as ada");
  });
});

test("a credential that fails can be kept from the step, and not be deleted while its flow runs", async ({ page }) => {
  const flows = new FlowListPage(page);
  const editor = new EditorPage(page);
  const wizard = new CredentialWizard(page);
  const name = unique("Nowhere");
  await flows.open();
  const flowId = await flows.createFlow(unique("Uses a credential"));
  await editor.addTrigger({ search: "webhook", title: "Receive a webhook" });
  await editor.addStepAfter("Receive a webhook", { search: "http", title: "HTTP request" });
  await editor.fillField("URL", "http://host.docker.internal:9/");

  await test.step("what was typed is not lost by Esc nor by a failure", async () => {
    await wizard.openFromStep();
    await wizard.chooseKind("Token (Bearer)");
    await wizard.fill("Name", name);
    await wizard.fill("Token", "t0ken");
    await wizard.fill("Test URL", "http://host.docker.internal:9/");
    await page.keyboard.press("Escape");
    await page.getByRole("alertdialog").getByRole("button", { name: "Go on" }).click();
    await expect(wizard.dialog.getByLabel("Name", { exact: true })).toHaveValue(name);
    await wizard.verifyAndSave();
    await wizard.expectFailure(/host\.docker\.internal/);
    await expect(wizard.dialog.getByLabel("Token", { exact: true })).toHaveValue("t0ken");
  });
  await test.step("saved anyway, the step has it and says that it was not tried", async () => {
    await wizard.dialog.getByRole("button", { name: "Save anyway" }).click();
    await expect(wizard.dialog.getByText(`"${name}" is saved, not verified`)).toBeVisible();
    await wizard.close();
    await expect(editor.panel.getByRole("combobox", { name: "HTTP credential" })).toContainText(name);
    await expect(editor.panel.getByText("Never verified")).toBeVisible();
    await editor.waitUntilSaved();
  });
  await millrace("flow", "publish", flowId);
  await millrace("flow", "start", flowId, "--wait");
  const list = new CredentialListPage(page);
  await list.open();
  await test.step("verified again from the list, the outcome stands beneath it", async () => {
    const outcome = await list.verifyAgain(name);
    await expect(outcome).toContainText(/host\.docker\.internal/);
    await expect(outcome.getByRole("link", { name: "Help with this problem" })).toHaveAttribute("href", /^https:/);
    await outcome.getByRole("button", { name: `Close the verification of ${name}` }).click();
    await expect(outcome).toBeHidden();
    await expect(list.row(name)).toContainText("Needs attention");
  });
  await list.choose(name, "Delete");
  const inUse = page.getByRole("dialog", { name: `"${name}" is in use` });
  await expect(inUse.getByRole("link", { name: /Uses a credential/ })).toBeVisible();
  await inUse.getByRole("button", { name: "Close" }).last().click();
  await millrace("flow", "stop", flowId, "--wait");
  await millrace("flow", "delete", flowId);
});

test("an administrator leads help elsewhere and sees before where it will stand", async ({ page }) => {
  const help = new HelpPage(page);
  await help.open();
  await help.newRule();
  await help.choose("Component", "HTTP");
  await help.choose("Place", "An error of a step");
  await help.fill("Link", "https://handbook.example/{page}");
  await expect(help.dialog.getByText(/There is no \{page\}/)).toBeVisible();
  await help.fill("Link", "https://handbook.example/{component}/{function}");
  const error = help.spot(help.dialog, { context: "On a step's error", subject: "HTTP request" });
  await expect(error).toContainText("handbook.example/http/request");
  await expect(error).toContainText("this rule");
  const field = help.spot(help.dialog, { context: "Beside the fields of a step", subject: "Method" });
  await expect(field).toContainText("developer.mozilla.org");
  await help.save();
  await expect(help.dialog).toBeHidden();
  const rule = page.getByRole("row").filter({ hasText: "https://handbook.example/{component}/{function}" });
  await expect(rule).toContainText("by Ada Lovelace");
  const shown = help.spot(page.getByRole("region", { name: "Preview" }), {
    context: "On a step's error",
    subject: "HTTP request",
  });
  await expect(shown).toContainText("handbook.example/http/request");

  await using folder = await temporaryFolder();
  const exported = await millrace("help-links", "export");
  expect(exported.rules).toEqual([
    { component: "http", place: "step-error", link: "https://handbook.example/{component}/{function}" },
  ]);
  await help.resetAll();
  await millrace("help-links", "import", "--file", await folder.write("help.json", exported));
  await page.reload();
  await expect(rule).toBeVisible();
  await help.resetAll();
});

function flour(credential: string): object {
  return {
    name: "Flour",
    graph: {
      nodes: [
        { id: "step_1", command: "webhook:receive" },
        { id: "step_2", command: "order-office:order", credential, fields: { what: "flour & salt" } },
      ],
      edges: [{ source: "step_1", target: "step_2" }],
    },
  };
}
