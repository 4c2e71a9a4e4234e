import { expect, type Locator, type Page } from "@playwright/test";

/** The administrator's page of help links. */
export class HelpPage {
  readonly #page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole("dialog", { name: "New rule" });
  }

  async open(): Promise<void> {
    await this.#page.goto("/settings/help");
    await expect(this.#page.getByRole("heading", { name: "Help links" })).toBeVisible();
  }

  async newRule(): Promise<void> {
    await this.#page.getByRole("button", { name: "New rule" }).click();
    await expect(this.dialog).toBeVisible();
  }

  async choose(label: string, option: string): Promise<void> {
    await this.dialog.getByRole("combobox", { name: label, exact: true }).click();
    await this.#page.getByRole("option", { name: option, exact: true }).click();
  }

  async fill(label: string, value: string): Promise<void> {
    await this.dialog.getByLabel(label, { exact: true }).fill(value);
  }

  async save(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Save rule" }).click();
  }

  /** One line of a preview: what stands beside `subject` in that context. */
  spot(within: Locator, { context, subject }: { context: string; subject: string }): Locator {
    return within.getByRole("region", { name: context }).getByRole("listitem").filter({ hasText: subject });
  }

  async resetAll(): Promise<void> {
    await this.#page.getByRole("button", { name: "Export, import, reset" }).click();
    await this.#page.getByRole("menuitem", { name: "Reset to the components' own" }).click();
    await this.#page.getByRole("button", { name: "Delete all rules" }).click();
    await expect(this.#page.getByText("No rules")).toBeVisible();
  }
}
