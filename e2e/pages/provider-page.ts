import { expect, type Page } from "@playwright/test";

/** The sign-in page of the test's own provider, in its window. */
export class ProviderPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async allow({ account, without = [] }: { account: string; without?: string[] }): Promise<void> {
    await expect(this.#page.getByRole("heading", { name: "Order Office" })).toBeVisible();
    await this.#page.getByLabel("Account").fill(account);
    for (const scope of without) await this.#page.getByLabel(scope).uncheck();
    await this.#answer("Allow");
  }

  async deny(): Promise<void> {
    await this.#answer("Deny");
  }

  /** The window goes by itself once it has told its answer. */
  async #answer(button: string): Promise<void> {
    const gone = this.#page.waitForEvent("close");
    await this.#page.getByRole("button", { name: button }).click();
    await gone;
  }
}
