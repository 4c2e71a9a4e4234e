import type { Page } from "@playwright/test";

/** Counts what a person clicks on a page, across its addresses. Keys that press a button are no clicks. */
export class ClickCount {
  #clicks = 0;

  private constructor() {}

  static async on(page: Page): Promise<ClickCount> {
    const count = new ClickCount();
    await page.exposeFunction("noteClick", () => {
      count.#clicks += 1;
    });
    // The press, not the click: a menu that opens with it takes the click away.
    await page.addInitScript({
      content: 'addEventListener("pointerdown", (event) => event.isTrusted && noteClick(), { capture: true });',
    });
    return count;
  }

  get clicks(): number {
    return this.#clicks;
  }
}
