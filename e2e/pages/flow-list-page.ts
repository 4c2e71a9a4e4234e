import { expect, type Locator, type Page } from "@playwright/test";

export class FlowListPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.goto("/flows");
    await expect(this.#page.getByRole("heading", { name: "Flows", level: 1 })).toBeVisible();
  }

  /** @returns the new flow's id. */
  async createFlow(name: string): Promise<string> {
    const page = this.#page;
    await page.getByRole("button", { name: "New flow" }).first().click();
    const dialog = page.getByRole("dialog", { name: "New flow" });
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByRole("button", { name: "Create flow" }).click();
    await page.waitForURL(/\/flows\/[a-z0-9]+/);
    return new URL(page.url()).pathname.split("/")[2] ?? "";
  }

  row(flow: string): Locator {
    return this.#page.getByRole("row").filter({ has: this.#page.getByRole("link", { name: flow }) });
  }

  async start(flow: string): Promise<void> {
    await this.#page.getByRole("button", { name: `Start ${flow}` }).click();
  }

  async openFlow(flow: string): Promise<void> {
    await this.#page.getByRole("link", { name: flow }).click();
    await this.#page.waitForURL(/\/flows\/[a-z0-9]+/);
  }
}
