import { expect, type Locator, type Page } from "@playwright/test";

/** Takes flow files and exports of elastic.io. */
export class ImportDialog {
  readonly dialog: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole("dialog", { name: "Import flows" });
  }

  /** Pastes a text and goes on to what is in it. */
  async paste(text: string): Promise<void> {
    await this.dialog.getByLabel("Or paste its text").fill(text);
    await this.dialog.getByRole("button", { name: "Look at it" }).click();
  }

  async rename(name: string): Promise<void> {
    await this.dialog.getByLabel("Name").fill(name);
  }

  async confirm(): Promise<void> {
    await this.dialog.getByRole("button", { name: /^Import \d+ flows?$/ }).click();
    await expect(this.dialog).toBeHidden();
  }
}
