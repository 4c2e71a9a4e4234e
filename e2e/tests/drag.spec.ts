import { expect, test } from "@playwright/test";
import { EditorPage } from "../pages/editor-page.ts";
import { countDrawnCards, drawnCards, forgetDrawnCards } from "../platform/count-drawn.ts";
import { makeDraft } from "../platform/make-draft.ts";

test("dragging a card draws that card and its connections, and nothing else", async ({ page }) => {
  const steps = ["step_1", "step_2", "step_3", "step_4", "step_5"];
  await using flow = await makeDraft({
    name: "Dragged",
    graph: {
      nodes: steps.map((id, index) => ({
        id,
        name: `Part ${index + 1}`,
        command: index === 0 ? "webhook:receive" : "transform:jsonata",
        fields: index === 0 ? {} : { expression: "$" },
      })),
      edges: steps.slice(1).map((target, index) => ({ source: `step_${index + 1}`, target })),
    },
  });
  await countDrawnCards(page);
  const editor = new EditorPage(page);
  await editor.open(flow.id);
  await expect(editor.step("Part 3")).toContainText("Transform");
  const box = await editor.step("Part 3").boundingBox();
  if (!box) throw new Error("The card is not on the page");
  const grip = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x + 20, grip.y + 20, { steps: 5 });
  await expect.poll(() => drawnCards(page)).toContain("step_3");

  await forgetDrawnCards(page);
  await page.mouse.move(grip.x + 60, grip.y + 90, { steps: 20 });
  await expect.poll(() => drawnCards(page)).toEqual(["step_2->step_3", "step_3", "step_3->step_4"]);
  await page.mouse.up();
});
