import { expect, type Locator, type Page } from "@playwright/test";

/** The dialog that makes a credential and verifies it. */
export class CredentialWizard {
  readonly #page: Page;
  readonly dialog: Locator;

  constructor(page: Page, title = "New credential") {
    this.#page = page;
    this.dialog = page.getByRole("dialog", { name: title });
  }

  /** From the open step's panel. */
  async openFromStep(): Promise<void> {
    const panel = this.#page.getByRole("complementary", { name: "Step panel" });
    await panel.getByRole("button", { name: "New credential" }).click();
    await expect(this.dialog).toBeVisible();
  }

  async fill(label: string, value: string): Promise<void> {
    await this.dialog.getByLabel(label, { exact: true }).fill(value);
  }

  /** Of several kinds of authentication; asked before the fields. */
  async chooseKind(kind: string): Promise<void> {
    await this.dialog.getByRole("button", { name: kind, exact: true }).click();
    await expect(this.dialog.getByRole("button", { name: "Verify and save" })).toBeVisible();
  }

  /** Presses what opens the other system's sign-in. @returns its window. */
  async connect(button: string): Promise<Page> {
    const opened = this.#page.waitForEvent("popup");
    await this.dialog.getByRole("button", { name: button }).click();
    return await opened;
  }

  async verifyAndSave(): Promise<void> {
    await this.dialog.getByRole("button", { name: /^(Verify and save|Retry)$/ }).click();
  }

  async expectFailure(words: string | RegExp): Promise<void> {
    await expect(this.dialog.getByText(words).first()).toBeVisible({ timeout: 30_000 });
    await expect(this.dialog.getByRole("link", { name: "Help with this problem" })).toHaveAttribute("href", /^https:/);
  }

  async expectVerified(): Promise<void> {
    await expect(this.dialog.getByText(/Connected as|The credential works/)).toBeVisible({ timeout: 30_000 });
  }

  async close(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Done" }).click();
    await expect(this.dialog).toBeHidden();
  }
}
