import { expect, type Locator, type Page } from "@playwright/test";

export class FlowListPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.goto("/flows");
    await expect(this.#page.getByRole("heading", { name: "Flows", level: 1 })).toBeVisible();
    // The frame is there before the scripts: keys count once there is something to see.
    await expect(this.#page.locator("[aria-busy=true]")).toHaveCount(0);
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

  /** Waits for the list to show exactly these flows, in this order, among whatever the filter lets through. */
  async expectFlows(names: readonly string[]): Promise<void> {
    const rows = this.#page.getByRole("table", { name: "Flows" }).getByRole("row");
    const links = rows.getByRole("link", { name: /^(?!Last error: )/ });
    await expect(links).toHaveText([...names]);
  }

  async search(words: string): Promise<void> {
    const field = this.#page.getByRole("searchbox", { name: "Search flows" });
    await expect(field).toBeVisible();
    await this.#page.keyboard.press("/");
    await expect(field).toBeFocused();
    await field.fill(words);
  }

  async choose(flow: string): Promise<void> {
    await this.#page.getByRole("checkbox", { name: `Choose ${flow}` }).click();
  }

  /** What can be done with the chosen flows. */
  get chosen(): Locator {
    return this.#page.getByRole("region", { name: "Chosen flows" });
  }

  /** Gives the chosen flows a tag. */
  async tagChosen(tag: string): Promise<void> {
    await this.chosen.getByRole("button", { name: "Tags…" }).click();
    const dialog = this.#page.getByRole("dialog", { name: /^Tags of/ });
    await dialog.getByRole("combobox").fill(tag);
    await this.#page.keyboard.press("Enter");
    await expect(dialog.getByRole("option", { name: tag, selected: true })).toBeVisible();
    await dialog.getByRole("button", { name: "Done" }).click();
  }

  async moveChosen(folder: string): Promise<void> {
    await this.chosen.getByRole("button", { name: "Move to folder…" }).click();
    const dialog = this.#page.getByRole("dialog", { name: /^Move .* to a folder$/ });
    await dialog.getByRole("combobox", { name: "Folder" }).fill(folder);
    await dialog.getByRole("button", { name: "Move", exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** Narrows the list to one folder. */
  async openFolder(folder: string): Promise<void> {
    await this.#page.getByRole("button", { name: /^Folders?\b/ }).click();
    await this.#page.getByRole("dialog", { name: "Filter by folder" }).getByTitle(folder, { exact: true }).click();
  }

  async filterByTag(tag: string): Promise<void> {
    await this.#page.getByRole("button", { name: "Tags", exact: true }).click();
    await this.#page.getByRole("button", { name: tag }).click();
    await this.#page.keyboard.press("Escape");
  }

  async start(flow: string): Promise<void> {
    await this.#page.getByRole("button", { name: `Start ${flow}` }).click();
  }

  /** Finds it by its name first: a long list draws only the rows in sight. */
  async openFlow(flow: string): Promise<void> {
    await this.#page.getByRole("searchbox", { name: "Search flows" }).fill(flow);
    await this.#page.getByRole("link", { name: flow }).click();
    await this.#page.waitForURL(/\/flows\/[a-z0-9]+/);
  }
}
