import { expect, test } from "@playwright/test";
import { EditorPage } from "../pages/editor-page.ts";
import { FlowListPage } from "../pages/flow-list-page.ts";
import { ImportDialog } from "../pages/import-dialog.ts";
import { publishFlow } from "../platform/make-flow.ts";
import { millrace } from "../platform/millrace.ts";
import { unique } from "../platform/unique.ts";

test("a new installation says what to do first, and remembers that the key is kept", async ({ page }) => {
  await new FlowListPage(page).open();
  const firstSteps = page.getByRole("region", { name: "First steps" });
  await expect(firstSteps).toContainText("encryption.key");
  // Another story may have started it before.
  const demo = firstSteps.getByRole("button", { name: "Start “Orders to warehouse”" });
  await expect(demo.or(firstSteps.getByRole("link", { name: "Watch it move" }))).toBeVisible();
  await firstSteps.getByRole("button", { name: "I have kept it" }).click();
  await expect(firstSteps.getByRole("heading", { name: "Keep the encryption key safe (done)" })).toBeVisible();
  await page.reload();
  await expect(firstSteps.getByRole("heading", { name: "Keep the encryption key safe (done)" })).toBeVisible();
});

test("a template opens as a flow with a checklist, and one that needs no account runs at once", async ({ page }) => {
  const editor = new EditorPage(page);
  await page.goto("/flows/templates");
  await page.getByRole("searchbox", { name: "Search templates" }).fill("log");
  await page.getByRole("button", { name: "Use the template Hello, messages" }).click();
  await page.waitForURL(/\/flows\/(?!templates)[a-z0-9]+/);

  const checklist = page.getByRole("region", { name: "Checklist" });
  await expect(checklist.getByText("0 of 2")).toBeVisible();
  await checklist.getByRole("checkbox").first().click();
  await expect(checklist.getByText("1 of 2")).toBeVisible();
  await page.reload();
  await expect(checklist.getByText("1 of 2")).toBeVisible();

  await editor.publish();
  await editor.start();
  await editor.expectState("Running");
  await editor.command("Run now");
  await expect(editor.step("Write it down")).toContainText(/[1-9]\d* messages? in/, { timeout: 30_000 });
  await editor.stop();
  await editor.expectState("Inactive");
  await checklist.getByRole("button", { name: "Close the checklist for good" }).click();
  await expect(checklist).toBeHidden();
});

test("a template that needs credentials ticks them off as they are chosen", async ({ page }) => {
  await page.goto("/flows/templates");
  await page.getByRole("button", { name: "Use the template Keep two tables in step" }).click();
  const credentials = page.getByRole("region", { name: "Checklist" }).getByRole("list", { name: "Credentials" });
  // The only PostgreSQL credential there is, the demo's, is chosen already.
  await expect(credentials.getByRole("listitem")).toHaveCount(2);
  await expect(credentials).toContainText("Demo shop database");
  await credentials.getByRole("button", { name: "Choose the credential of Insert or update" }).click();
  await page.getByRole("menuitem", { name: "New credential…" }).click();
  await expect(page.getByRole("dialog", { name: "New credential" })).toBeVisible();
});

test("an export of elastic.io is imported with a report, and what is no flow is refused with its place", async ({
  page,
}) => {
  const flows = new FlowListPage(page);
  const dialog = new ImportDialog(page);
  const editor = new EditorPage(page);
  await flows.open();
  await page.getByRole("button", { name: "Import" }).click();
  await expect(dialog.dialog.getByLabel("Or paste its text")).toBeFocused();
  await dialog.paste('{\n  "name": "Orders",\n  "graph": [ }\n}');
  await expect(dialog.dialog.getByRole("alert")).toContainText("Line 3, column");

  await dialog.paste(JSON.stringify(elasticioExport));
  const found = dialog.dialog.getByRole("region", { name: "Petstore to CRM" });
  await expect(found).toContainText("2 steps, 1 connection");
  await expect(found).toContainText("The mapper step");
  await expect(found).toContainText("2 credentials");
  await dialog.rename(unique("Haustiere → CRM"));
  await dialog.confirm();

  await expect(editor.step("CRM")).toBeVisible();
  await expect(page.getByRole("region", { name: "Checklist" })).toContainText("Push the component petstore first");
  const problems = await editor.openProblems();
  await expect(problems).toContainText(/There is no component for "acme\/crm:upsert"/);
});

test("flows are found by tags, folders and words, and the chosen ones are moved and stopped together", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const tag = unique("nightly");
  const names = ["B", "A", "C"].map((letter) => unique(`Bulk ${letter}`)).toSorted();
  const made: string[] = [];
  for (const name of names) made.push((await publishFlow(timerFlow(name))).id);
  try {
    const flows = new FlowListPage(page);
    await flows.open();
    await flows.search("bulk");
    await expect(page).toHaveURL(/\?q=bulk/);
    await flows.expectFlows(names);
    for (const name of names.slice(0, 2)) await flows.choose(name);
    await flows.tagChosen(tag);
    await flows.chosen.getByRole("button", { name: "Choose none" }).click();
    await flows.filterByTag(tag);
    await expect(page).toHaveURL(/tag=/);
    await flows.expectFlows(names.slice(0, 2));

    const folder = `${unique("Shop")}/Orders`;
    await page.getByRole("checkbox", { name: "Choose all flows" }).click();
    await flows.moveChosen(folder);
    await flows.open();
    await flows.openFolder(folder);
    await flows.expectFlows(names.slice(0, 2));
    const another = unique("Bulk D");
    made.push(await flows.createFlow(another));
    await page.goBack();
    await flows.expectFlows([...names.slice(0, 2), another]);
    await flows.filterByTag(tag);
    await flows.expectFlows(names.slice(0, 2));

    await test.step("a dialog of a row's menu has the keyboard, and gives it back", async () => {
      const more = page.getByRole("button", { name: `More about ${names[0]}` });
      await more.press("Enter");
      await page.getByRole("menuitem", { name: "Tags…" }).press("Enter");
      await expect(page.getByRole("combobox", { name: "Add or remove a tag" })).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(more).toBeFocused();
    });

    await page.getByRole("checkbox", { name: "Choose all flows" }).click();
    await flows.chosen.getByRole("button", { name: "Start" }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByRole("button", { name: "Start 2 flows" }).click();
    await expect(dialog).toHaveAccessibleName("2 flows started");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    for (const name of names.slice(0, 2)) {
      await expect(flows.row(name)).toContainText(/Running|Sleeping/, { timeout: 60_000 });
    }

    await flows.chosen.getByRole("button", { name: "Delete…" }).click();
    await expect(dialog).toContainText("Stop it before you delete it");
    await dialog.getByRole("button", { name: "Cancel" }).click();

    await flows.chosen.getByRole("button", { name: "Stop…" }).click();
    await expect(dialog).toContainText(/No message waits|unprocessed message/);
    await dialog.getByRole("button", { name: "Stop 2 flows" }).click();
    await expect(dialog).toHaveAccessibleName("2 flows stopped");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    for (const name of names.slice(0, 2)) await expect(flows.row(name)).toContainText("Inactive", { timeout: 60_000 });
  } finally {
    for (const id of made) {
      const { state } = await millrace("flow", "status", id);
      if (state !== "inactive") await millrace("flow", "stop", id, "--wait");
      await millrace("flow", "delete", id);
    }
  }
});

function timerFlow(name: string) {
  return {
    name,
    type: "ordinary",
    graph: {
      nodes: [
        { id: "step_1", name: "Tick", command: "timer:cron", fields: {} },
        { id: "step_2", name: "Log", command: "log:write", fields: {} },
      ],
      edges: [{ source: "step_1", target: "step_2" }],
    },
  };
}

const elasticioExport = {
  data: {
    type: "flow",
    attributes: {
      name: "Petstore to CRM",
      type: "ordinary",
      graph: {
        nodes: [
          { id: "step_1", command: "elasticio/petstore:getPets@3d1c8bc", component_id: "c1", credentials_id: "k1" },
          { id: "step_2", command: "elasticio/mapper:map@latest", fields: { mapper: { key: "pet.id" } } },
          { id: "step_3", command: "acme/crm:upsert@1.2.0", name: "CRM", secret_id: "s1" },
        ],
        edges: [
          { source: "step_1", target: "step_2" },
          { source: "step_2", target: "step_3" },
        ],
      },
    },
  },
};
