import { expect, type Locator, type Page } from "@playwright/test";

/** The tab of the step panel that tries the open step and keeps its sample. */
export class TestTab {
  readonly #page: Page;
  readonly #panel: Locator;
  readonly run: Locator;
  readonly sample: Locator;

  constructor(page: Page, panel: Locator) {
    this.#page = page;
    this.#panel = panel;
    this.run = panel.getByRole("region", { name: "Run this step" });
    this.sample = panel.getByRole("region", { name: "Sample", exact: true });
  }

  async open(): Promise<void> {
    await this.#panel.getByRole("tab", { name: "Test" }).click();
    await expect(this.run).toBeVisible();
  }

  /** By the list of what is left to do for the step. */
  async openByTick(): Promise<void> {
    const ticks = this.#panel.getByRole("list", { name: "Set-up progress" });
    await ticks.getByRole("button", { name: /^Sample/ }).click();
    await expect(this.run).toBeVisible();
  }

  /** @returns the address that takes one call. */
  async waitForCall(): Promise<string> {
    await this.run.getByRole("button", { name: "Wait for a call" }).click();
    const address = this.run.getByLabel("Temporary URL");
    await expect(address).toHaveText(/\/sample\//);
    return (await address.textContent()) ?? "";
  }

  async runStep(): Promise<void> {
    await this.run.getByRole("button", { name: "Run step" }).click();
  }

  async cancel(): Promise<void> {
    await this.run.getByRole("button", { name: "Cancel" }).click();
    await expect(this.run).toContainText("Cancelled");
  }

  async expectRan(): Promise<void> {
    await expect(this.run).toContainText("It ran", { timeout: 60_000 });
  }

  async expectFailed(message: string): Promise<void> {
    await expect(this.run.getByRole("alert")).toContainText(message, { timeout: 60_000 });
  }

  async paste(body: unknown): Promise<void> {
    await this.#panel.getByRole("button", { name: "Paste…" }).click();
    await this.#write(JSON.stringify(body));
  }

  async edit(body: unknown): Promise<void> {
    await this.sample.getByRole("button", { name: "Edit…" }).click();
    await this.#write(JSON.stringify(body));
  }

  async #write(text: string): Promise<void> {
    const dialog = this.#page.getByRole("dialog", { name: / sample$/ });
    await dialog.getByRole("textbox", { name: "Sample" }).fill(text);
    await dialog.getByRole("button", { name: "Save sample" }).click();
    await expect(dialog).toBeHidden();
  }
}
