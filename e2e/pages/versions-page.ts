import { expect, type Locator, type Page } from "@playwright/test";
import type { EditorPage } from "./editor-page.ts";

/** The versions of the open flow: their list in the drawer, and the dialog that compares them. */
export class VersionsPage {
  readonly #page: Page;
  readonly #editor: EditorPage;

  constructor(page: Page, editor: EditorPage) {
    this.#page = page;
    this.#editor = editor;
  }

  async open(): Promise<void> {
    await this.#editor.openDrawer("Versions");
  }

  row(version: number): Locator {
    return this.#editor.drawer
      .getByRole("row")
      .filter({ has: this.#page.getByRole("button", { name: `Version ${version}`, exact: true }) });
  }

  /** @returns the dialog. */
  async compareWithDraft(version: number): Promise<Locator> {
    await this.row(version).getByRole("button", { name: "Compare with draft" }).click();
    return this.#page.getByRole("dialog", { name: /compared with/ });
  }

  async choose(version: number, item: string): Promise<void> {
    await this.row(version)
      .getByRole("button", { name: `More about version ${version}` })
      .click();
    await this.#page.getByRole("menuitem", { name: item }).click();
  }
}

/** A step in a drawing that is looked at, by its name and what happened to it. */
export async function expectMark(
  dialog: Locator,
  { step, mark }: { step: string; mark: "Added" | "Changed" | "Removed" },
): Promise<void> {
  await expect(dialog.locator(".react-flow__node").filter({ hasText: step })).toContainText(mark);
}
