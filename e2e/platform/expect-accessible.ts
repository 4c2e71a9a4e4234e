import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Nothing that axe calls serious or worse, in the light and in the dark theme; `place` names what was looked at, `within` (a
 * selector) looks at a part: what lies dimmed behind a dialog is nobody's to read. Themes differ in their colours alone, so the
 * second look judges only those.
 */
export async function expectAccessible(page: Page, place: string, within = "body"): Promise<void> {
  const axe = () => new AxeBuilder({ page }).include(within);
  await chooseTheme(page, "light");
  await expectNothingGrave(axe(), `${place}, light`);
  await chooseTheme(page, "dark");
  await expectNothingGrave(axe().withRules(["color-contrast"]), `${place}, dark`);
}

/** Returns when the colours of the theme are drawn: they pass through others on their way. */
async function chooseTheme(page: Page, theme: "light" | "dark"): Promise<void> {
  await page.evaluate(`(async () => {
    document.documentElement.dataset.theme = ${JSON.stringify(theme)};
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  })()`);
}

async function expectNothingGrave(axe: AxeBuilder, place: string): Promise<void> {
  const { violations } = await axe.analyze();
  const grave = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })));
  expect(grave, place).toEqual([]);
}
