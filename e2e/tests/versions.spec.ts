import { expect, test } from "@playwright/test";
import { EditorPage } from "../pages/editor-page.ts";
import { expectMark, VersionsPage } from "../pages/versions-page.ts";
import { makeFlow } from "../platform/make-flow.ts";
import { millrace } from "../platform/millrace.ts";
import { numbered } from "../platform/numbered.ts";
import { owner } from "../platform/platform.ts";
import { postAll } from "../platform/post-all.ts";
import { openTargetServer } from "../platform/target-server.ts";
import { temporaryFolder } from "../platform/temporary-folder.ts";
import { unique } from "../platform/unique.ts";

test("what changed is looked at before it is published, with its fate for the messages, and can be brought back", async ({
  page,
}) => {
  test.setTimeout(150_000);
  await using target = await openTargetServer();
  await using flow = await makeFlow({ name: "Published twice", targetUrl: target.url });
  await millrace("step", "pause", flow.id, "step_3");
  await postAll(flow.webhookUrl, { bodies: numbered(3), parallel: 3 });
  const nodes = flow.file.graph.nodes.map((node) =>
    node.id === "step_2" ? { ...node, fields: { expression: '{"n": n, "twice": 2 * n}' } } : node,
  );
  const extra = { id: "step_4", name: "Keep a record", command: "log:write", fields: {} };
  await applyDraft({
    ...flow.file,
    graph: { nodes: [...nodes, extra], edges: [...flow.file.graph.edges, { source: "step_2", target: "step_4" }] },
  });

  const editor = new EditorPage(page);
  const versions = new VersionsPage(page, editor);
  await editor.open(flow.id);
  await expect(editor.step("Send")).toContainText("3 waiting");
  await editor.openStep("Send");
  await editor.renameOpenStep("Deliver");
  await editor.waitUntilSaved();

  const review = await editor.reviewChanges();
  await expectMark(review, { step: "Map", mark: "Changed" });
  await expectMark(review, { step: "Keep a record", mark: "Added" });
  await expect(review).toContainText(`Changes of Local operator and ${owner.name} go live.`);
  const fate = review.getByRole("region", { name: "What happens to the messages" });
  await expect(fate).toContainText("go on untouched; 3 messages wait in front of them");
  await expect(fate).toContainText("Keep a record: started new");
  await review.getByRole("textbox", { name: "Note" }).fill("Twice as much");
  await review.getByRole("button", { name: "Publish version 2" }).click();
  const rollOut = page.getByRole("dialog", { name: "Version 2 is published" });
  await expect(rollOut).toContainText("Version 2 works", { timeout: 60_000 });
  await rollOut.getByRole("button", { name: "Close" }).last().click();

  await versions.open();
  await expect(versions.row(2)).toContainText("Twice as much");
  await expect(versions.row(2)).toContainText("Active");
  const unchanged = await editor.reviewChanges();
  await expect(unchanged).toContainText("The draft equals version 2.");
  await unchanged.getByRole("button", { name: "Close" }).last().click();

  await versions.choose(2, "What it changed");
  const change = page.getByRole("dialog", { name: "Version 1 compared with version 2" });
  await expect(change.getByRole("complementary", { name: "Changes" })).toContainText('{"n": n, "twice": 2 * n}');
  await page.keyboard.press("Escape");

  await versions.choose(1, "Restore as draft");
  await expect(editor.step("Keep a record")).toBeHidden();
  const compared = await versions.compareWithDraft(1);
  await expect(compared).toContainText("No difference");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(editor.step("Keep a record")).toBeVisible();
});

test("a walk through the problems leads to step, connection and settings, by keys alone", async ({ page }) => {
  const { id } = await applyDraft({
    name: unique("All wrong"),
    cron: "every morning",
    graph: {
      nodes: [
        { id: "step_1", name: "Start", command: "timer:cron", fields: {} },
        { id: "step_2", name: "Call", command: "http:request", fields: {} },
      ],
      edges: [{ source: "step_1", target: "step_2", config: { condition: "amount >" } }],
    },
  });
  const editor = new EditorPage(page);
  await editor.open(id);
  await expect(page.getByRole("button", { name: "3 problems", exact: true })).toBeVisible();
  await page.keyboard.press("]");
  await expect(editor.panel.getByLabel("URL", { exact: true })).toBeFocused();
  await page.keyboard.press("F8");
  await expect(editor.panel.getByRole("tab", { name: "Input" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("F8");
  const settings = page.getByRole("dialog", { name: "Flow settings" });
  await expect(settings.getByLabel("Schedule")).toBeFocused();
  await expect(settings).toContainText("five fields");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Next problem" }).click();
  await expect(editor.panel.getByLabel("URL", { exact: true })).toBeFocused();

  await page.getByRole("button", { name: "Show everything" }).focus();
  await page.keyboard.press("Shift+P");
  const review = page.getByRole("dialog", { name: /publish/i });
  const list = review.getByRole("region", { name: "3 problems to mend before publishing" });
  await expect(list.getByRole("button")).toHaveCount(3);
  await list.getByRole("button").filter({ hasText: "Flow settings" }).click();
  await expect(settings.getByLabel("Schedule")).toBeFocused();
  await millrace("flow", "delete", id);
});

async function applyDraft(file: object): Promise<{ id: string }> {
  await using folder = await temporaryFolder();
  return await millrace("flow", "apply", await folder.write("flow.json", file));
}
