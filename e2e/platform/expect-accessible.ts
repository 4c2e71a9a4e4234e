import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Nothing that axe calls serious or worse, in the light and in the dark theme; `place` names what was looked at. Themes differ in
 * their colours alone, so the second look judges only those.
 */
export async function expectAccessible(page: Page, place: string): Promise<void> {
  await useTheme(page, "light");
  await expectNothingGrave(new AxeBuilder({ page }), `${place}, light`);
  await useTheme(page, "dark");
  await expectNothingGrave(new AxeBuilder({ page }).withRules(["color-contrast"]), `${place}, dark`);
}

async function useTheme(page: Page, theme: "light" | "dark"): Promise<void> {
  await page.evaluate(`document.documentElement.dataset.theme = ${JSON.stringify(theme)}`);
}

async function expectNothingGrave(axe: AxeBuilder, place: string): Promise<void> {
  const { violations } = await axe.analyze();
  const grave = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })));
  expect(grave, place).toEqual([]);
}
