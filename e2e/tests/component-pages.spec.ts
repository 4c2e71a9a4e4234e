import { expect, test } from "@playwright/test";
import { ComponentPage } from "../pages/component-page.ts";
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
    await pages.push(component, stamp("1.0.0", { text: textField("Text") }));
    await pages.openBuilt();
    await pages.section("Actions").getByLabel("Fields of Stamp it").click();
    await expect(pages.section("Actions")).toContainText("Text");
    await expect(pages.section("Where it is used")).toContainText("No flow uses it yet");
  });

  await millrace("flow", "apply", await files.write("flow.json", stampingFlow(flowName, component)), "--publish");

  await test.step("a new version shows its differences, and takes the flow along", async () => {
    await pages.push(component, stamp("1.1.0", { text: textField("Text"), colour: textField("Colour") }));
    await pages.openBuilt();
    await expect(pages.section("Where it is used").getByRole("row", { name: flowName })).toContainText("1.0.0");
    const dialog = await pages.updateFlows("1.1.0");
    await expect(dialog.getByRole("region", { name: "From 1.0.0" })).toContainText("Colour");
    await dialog.getByRole("button", { name: "Update 1 flow" }).click();
    await expect(dialog.getByText("Updated", { exact: true })).toBeVisible();
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(pages.section("Where it is used").getByRole("row", { name: flowName })).toContainText("1.1.0");
  });
});

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
