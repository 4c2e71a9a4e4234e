import { expect, type Locator, type Page } from "@playwright/test";

/** The pages of components: pushing one, and what is known of one. */
export class ComponentPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get build(): Locator {
    return this.#page.getByRole("region", { name: "Build" });
  }

  section(name: string): Locator {
    return this.#page.getByRole("region", { name });
  }

  /** From the catalogue, and up to the view of its build. */
  async push(name: string, content: Buffer): Promise<void> {
    await this.#page.goto("/components");
    await this.#page.getByRole("link", { name: "Push a component" }).click();
    await this.#page
      .getByLabel("Zip file of the component")
      .setInputFiles({ name: `${name}.zip`, mimeType: "application/zip", buffer: content });
    await expect(this.#page.getByLabel("Name")).toHaveValue(name);
    await this.#page.getByRole("button", { name: "Push", exact: true }).click();
    await expect(this.build).toBeVisible();
  }

  /** Waits for the build; then the component's page is open. */
  async openBuilt(): Promise<void> {
    await this.build.getByRole("link", { name: "Open its page" }).click({ timeout: 90_000 });
    await expect(this.section("Versions")).toBeVisible();
  }

  async deprecate(note: string): Promise<void> {
    await this.#page.getByRole("button", { name: /^More about/ }).click();
    await this.#page.getByRole("menuitem", { name: "Mark as deprecated…" }).click();
    const dialog = this.#page.getByRole("dialog", { name: /as deprecated$/ });
    await dialog.getByLabel("What to use instead").fill(note);
    await dialog.getByRole("button", { name: "Mark as deprecated" }).click();
    await expect(dialog).toBeHidden();
  }

  async updateFlows(version: string): Promise<Locator> {
    await this.#page.getByRole("button", { name: `Update flows to ${version}` }).click();
    return this.#page.getByRole("dialog", { name: /^Update flows to/ });
  }
}
