import { expect, type Locator, type Page } from "@playwright/test";
import { CredentialWizard } from "./credential-wizard.ts";

/** The page of all credentials. */
export class CredentialListPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.goto("/credentials");
    await expect(this.#page.getByRole("heading", { name: "Credentials" })).toBeVisible();
  }

  /** Through the choice of a component. */
  async create(component: string): Promise<CredentialWizard> {
    await this.#page.getByRole("button", { name: "New credential" }).first().click();
    const wizard = new CredentialWizard(this.#page);
    await wizard.dialog.getByRole("button", { name: component }).click();
    return wizard;
  }

  row(name: string): Locator {
    return this.#page.getByRole("row").filter({ hasText: name });
  }

  /** Of one whose system refuses it. @returns what came of it. */
  async verifyAgain(name: string): Promise<Locator> {
    await this.#page.getByRole("button", { name: `Verify ${name} again` }).click();
    const outcome = this.#page.getByRole("region", { name: `Verification of ${name}` });
    await expect(outcome).toBeVisible({ timeout: 30_000 });
    return outcome;
  }

  async choose(name: string, act: "Edit" | "Rename" | "Delete"): Promise<void> {
    await this.row(name)
      .getByRole("button", { name: `More about ${name}` })
      .click();
    await this.#page.getByRole("menuitem", { name: act }).click();
  }
}
