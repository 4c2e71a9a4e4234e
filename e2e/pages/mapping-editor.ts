import { expect, type Locator, type Page } from "@playwright/test";

/** Expressions, their previews and the tree of earlier steps, in the step panel or in that of a connection. */
export class MappingEditor {
  readonly #page: Page;
  readonly panel: Locator;

  constructor(page: Page, panel: Locator) {
    this.#page = page;
    this.panel = panel;
  }

  /** The field `label` with all that stands beneath it. */
  field(label: string): Locator {
    const control = this.#page.getByRole("textbox", { name: label, exact: true });
    return this.panel.locator("[data-field]").filter({ has: control });
  }

  expression(label: string): Locator {
    return this.panel.getByRole("textbox", { name: label, exact: true });
  }

  async useExpression(label: string): Promise<void> {
    await this.panel.getByRole("button", { name: `Expression for ${label}`, exact: true }).click();
    await this.#loaded(label);
  }

  /** As a person types: every key counts for the list of what fits. */
  async type(label: string, text: string): Promise<void> {
    await this.#loaded(label);
    await this.expression(label).click();
    await this.#page.keyboard.press("ControlOrMeta+a");
    await this.#page.keyboard.press("Delete");
    await this.expression(label).pressSequentially(text);
  }

  /** Takes `option` from the open list of what fits. */
  async complete(option: string): Promise<void> {
    const list = this.#page.getByRole("listbox", { name: "Completions" });
    await list.getByRole("option").filter({ hasText: option }).first().click();
    await expect(list).toBeHidden();
  }

  /** What a step before is known to put out. */
  tree(step: string): Locator {
    return this.panel.getByRole("tree", { name: `Values of ${step}` });
  }

  async insertFromTree(step: string, value: string | RegExp): Promise<void> {
    await this.tree(step).getByRole("treeitem", { name: value }).click();
  }

  /** Until its code is there a plain text area takes the input. */
  async #loaded(label: string): Promise<void> {
    await expect(this.expression(label)).toHaveAttribute("contenteditable", "true");
  }
}
