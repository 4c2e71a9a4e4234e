import { expect, type Page } from "@playwright/test";

/** What somebody sees who is not signed in: set-up by the one-time link, and sign-in. */
export class EntrancePage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async openLink(link: string): Promise<void> {
    await this.#page.goto(link);
  }

  async openSignIn(): Promise<void> {
    await this.#page.goto("/sign-in");
    await expect(this.#page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  }

  async setUpOwner(owner: { name: string; email: string; password: string; workspace: string }): Promise<void> {
    const page = this.#page;
    await page.getByLabel("Your name").fill(owner.name);
    await page.getByLabel("E-mail").fill(owner.email);
    await page.getByLabel("Password", { exact: true }).fill(owner.password);
    await page.getByLabel("Workspace").fill(owner.workspace);
    await page.getByRole("button", { name: "Create the owner account" }).click();
    await page.waitForURL("**/flows");
  }

  async signIn({ email, password }: { email: string; password: string }): Promise<void> {
    await this.#page.getByLabel("E-mail").fill(email);
    await this.#page.getByLabel("Password", { exact: true }).fill(password);
    await this.#page.getByRole("button", { name: "Sign in" }).click();
  }
}
