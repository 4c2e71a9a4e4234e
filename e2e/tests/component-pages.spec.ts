import { expect, type Page, test } from "@playwright/test";
import { ComponentPage } from "../pages/component-page.ts";
import { EditorPage } from "../pages/editor-page.ts";
import { MappingEditor } from "../pages/mapping-editor.ts";
import { TestTab } from "../pages/test-tab.ts";
import { makeDraft } from "../platform/make-draft.ts";
import { millrace } from "../platform/millrace.ts";
import { temporaryFolder } from "../platform/temporary-folder.ts";
import { unique } from "../platform/unique.ts";
import { zipFile } from "../platform/zip-file.ts";

/** Two images are built, though of nothing but a file. */
test.setTimeout(180_000);

test("a component is pushed as a zip file, used, pushed anew, and its flows are updated from its page", async ({
  page,
}) => {
  await using files = await temporaryFolder();
  const component = unique("stamp").replace(" ", "-");
  const flowName = unique("Stamped");
  const pages = new ComponentPage(page);

  await test.step("what is no component is refused with every reason", async () => {
    await pages.push(component, zipFile("stamp", { "component.json": { title: "Stamp" } }));
    const reasons = pages.build.getByRole("alert");
    await expect(reasons).toContainText("nothing says how to run it", { timeout: 60_000 });
    await expect(reasons).toContainText("needs a version");
    await expect(reasons).toContainText("neither a trigger nor an action");
  });

  await test.step("one that is gets a page with what it can do", async () => {
    await pages.push(component, stamp("1.0.0", { text: textField("Text"), ...otherViews }));
    await pages.openBuilt();
    await pages.section("Actions").getByLabel("Fields of Stamp it").click();
    await expect(pages.section("Actions")).toContainText("Text");
    await expect(pages.section("Where it is used")).toContainText("No flow uses it yet");
  });

  await millrace("flow", "apply", await files.write("flow.json", stampingFlow(flowName, component)), "--publish");

  await test.step("a new version shows its differences, and takes the flow along", async () => {
    await pages.push(
      component,
      stamp("1.1.0", { text: textField("Text"), colour: textField("Colour"), ...otherViews }),
    );
    await pages.openBuilt();
    await expect(pages.section("Where it is used").getByRole("row", { name: flowName })).toContainText("1.0.0");
    const dialog = await pages.updateFlows("1.1.0");
    await expect(dialog.getByRole("region", { name: "From 1.0.0" })).toContainText("Colour");
    await dialog.getByRole("button", { name: "Update 1 flow" }).click();
    await expect(dialog.getByText("Updated", { exact: true })).toBeVisible();
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(pages.section("Where it is used").getByRole("row", { name: flowName })).toContainText("1.1.0");
  });

  await test.step("a step that is pinned has the form of its version, and says so when it is deprecated", async () => {
    await pages.deprecate("Use ink instead.");
    await using flow = await makeDraft({ name: "Pinned", graph: pinnedGraph(component) });
    await fillPinnedStep(page, flow.id);
  });
});

/** Every view of a form that is drawn from something else: a tree, the sample before, the step's own input and output. */
async function fillPinnedStep(page: Page, flowId: string): Promise<void> {
  const editor = new EditorPage(page);
  const { panel } = editor;
  const tab = new TestTab(page, panel);
  const mapping = new MappingEditor(page, panel);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await editor.open(flowId);
  await editor.openStep("Receive");
  await tab.open();
  await tab.paste({ order: { id: 7 } });
  await editor.openStep("Stamp");
  await panel.getByRole("tab", { name: "Set-up" }).click();
  await expect(panel.getByRole("status").filter({ hasText: "is deprecated" })).toContainText("Use ink instead.");
  await expect(panel.getByLabel("Colour")).toBeHidden();

  await panel.getByRole("combobox", { name: "Shelf", exact: true }).click();
  await page.getByRole("combobox", { name: "Search Shelf" }).fill("pea");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("combobox", { name: "Shelf", exact: true })).toHaveText("Peas");
  await panel.getByRole("button", { name: "Pick Id from the sample" }).click();
  const properties = page.getByRole("dialog", { name: "Properties for Id" });
  await properties.getByRole("treeitem", { name: /^id/ }).click();
  await expect(panel.getByRole("textbox", { name: "Id", exact: true })).toHaveValue("order.id");

  await panel.getByRole("textbox", { name: "Marks", exact: true }).fill("urgent");
  await page.keyboard.press("Enter");
  await panel.getByRole("tab", { name: "Input" }).click();
  await expect(mapping.expression("Mark urgent")).toBeVisible();

  // Clicked in the tree, which a wide panel docks beside the fields, a value goes where the cursor is.
  await editor.openStep("Then");
  await mapping.expression("Expression").click();
  await mapping.insertFromTree("Stamp", /^stampedAt/);
  await expect(mapping.expression("Expression")).toHaveText("stampedAt");
  const field = await mapping.field("Expression").boundingBox();
  const tree = await mapping.tree("Stamp").boundingBox();
  expect(tree?.x).toBeGreaterThan((field?.x ?? 0) + (field?.width ?? 0) - 1);

  await editor.openStep("Stamp");
  await panel.getByRole("tab", { name: "Set-up" }).click();
  await panel.getByRole("button", { name: "Use 1.1.0" }).click();
  await expect(panel.getByLabel("Colour")).toBeVisible();
  await editor.waitUntilSaved();
}

/** What a step puts out, as its own form says. */
const stamped = { type: "object", properties: { stampedAt: { type: "string" } } };

function pinnedGraph(component: string) {
  return {
    nodes: [
      { id: "step_1", name: "Receive", command: "webhook:receive" },
      { id: "step_2", name: "Stamp", command: `${component}:stamp@1.0.0`, fields: { out: JSON.stringify(stamped) } },
      { id: "step_3", name: "Then", command: "transform:jsonata" },
    ],
    edges: [
      { source: "step_1", target: "step_2" },
      { source: "step_2", target: "step_3" },
    ],
  };
}

const otherViews = {
  shelf: {
    viewClass: "SelectTreeView",
    label: "Shelf",
    model: { food: { label: "Food", children: { peas: "Peas", beans: "Beans" } } },
  },
  id: { viewClass: "SelectPropertyView", label: "Id" },
  marks: { viewClass: "InMetadataExtensionView", label: "Marks", titlePrefix: "Mark" },
  out: { viewClass: "OutMetadataView", label: "What comes out" },
};

const textField = (label: string) => ({ viewClass: "TextFieldView", label });

/** Built from its own Dockerfile, so that no packages are installed. */
function stamp(version: string, fields: object): Buffer {
  const actions = { stamp: { title: "Stamp it", main: "./stamp.js", fields } };
  return zipFile("stamp", {
    "component.json": { title: "Stamp", version, actions },
    "stamp.js": "",
    Dockerfile: "FROM millrace/node:24\nCOPY . /component/\n",
  });
}

function stampingFlow(name: string, component: string): object {
  return {
    name,
    graph: {
      nodes: [
        { id: "step_1", command: "webhook:receive" },
        { id: "step_2", command: `${component}:stamp`, fields: { text: "received" } },
      ],
      edges: [{ source: "step_1", target: "step_2" }],
    },
  };
}
