import { expect, type Page, test } from "@playwright/test";

const places = ["/flows", "/credentials", "/components", "/settings/workspace", "/settings/help"];

for (const theme of ["Light", "Dark"] as const) {
  test(`every page renders in the ${theme.toLowerCase()} theme, without an error in the console`, async ({ page }) => {
    const failures: string[] = [];
    page.on("console", (message) => message.type() === "error" && failures.push(message.text()));
    page.on("pageerror", (error) => failures.push(error.message));
    await page.goto("/flows");
    await page.getByRole("button", { name: /^Account/ }).click();
    await page.getByRole("menuitemradio", { name: theme }).click();
    await page.keyboard.press("Escape");
    for (const place of places) {
      await page.goto(place);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const isDark = (await backgroundLightness(page)) < 0.5;
      expect(isDark, `${place} is ${isDark ? "dark" : "light"}`).toBe(theme === "Dark");
    }
    expect(failures).toEqual([]);
  });
}

/** 0 black, 1 white: painted on a canvas, since computed colours come in many notations. */
function backgroundLightness(page: Page): Promise<number> {
  return page.evaluate(`(() => {
    const context = document.createElement("canvas").getContext("2d");
    context.fillStyle = getComputedStyle(document.body).backgroundColor;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 765;
  })()`);
}
