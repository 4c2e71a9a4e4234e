import { expect, type Locator, type Page } from "@playwright/test";

/** The canvas of one flow with its top bar, step panel and drawer. */
export class EditorPage {
  readonly #page: Page;
  readonly panel: Locator;
  readonly drawer: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.panel = page.getByRole("complementary", { name: "Step panel" });
    this.drawer = page.getByRole("complementary", { name: "Flow drawer" });
  }

  async open(flowId: string): Promise<void> {
    await this.#page.goto(`/flows/${flowId}`);
    await expect(this.#page.getByRole("region", { name: "Canvas" })).toBeVisible();
  }

  /** Searches the picker for `search` and takes the function of that title. */
  async addTrigger(choice: { search: string; title: string }): Promise<void> {
    await this.#page.getByRole("button", { name: "Add trigger" }).click();
    await this.#pick("Choose a trigger", choice);
  }

  async addStepAfter(step: string, choice: { search: string; title: string }): Promise<void> {
    await this.#page.getByRole("button", { name: `Add step after ${step}` }).click();
    await this.#pick("Choose an action", choice);
  }

  /** In the picker that asks what is to be done with errors. */
  async pickForErrors(choice: { search: string; title: string }): Promise<void> {
    await this.#pick("What is to be done with errors?", choice);
  }

  async #pick(dialogName: string, { search, title }: { search: string; title: string }): Promise<void> {
    const dialog = this.#page.getByRole("dialog", { name: dialogName });
    await dialog.getByRole("combobox").fill(search);
    const option = dialog.getByRole("option").filter({ hasText: title }).first();
    await expect(option).toBeVisible();
    await option.click();
    await expect(dialog).toBeHidden();
    // The panel may still show the step that was open before.
    await expect(this.panel.getByRole("textbox", { name: "Step name" })).toHaveValue(new RegExp(`^${title}`));
  }

  /** Presses a key with the focus on a step's card. */
  async pressOn(step: string, key: string): Promise<void> {
    await this.step(step).first().focus();
    await this.#page.keyboard.press(key);
  }

  /** In the open picker: searches, and takes the first hit by Enter. */
  async pickByKey(search: string): Promise<void> {
    const dialog = this.#page.getByRole("dialog", { name: /^Choose an? / });
    await dialog.getByRole("combobox").fill(search);
    await expect(dialog.getByRole("option", { selected: true })).toBeVisible();
    await this.#page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
  }

  /** Of the step whose panel is open; typed key by key. */
  async renameOpenStep(name: string): Promise<void> {
    const input = this.panel.getByRole("textbox", { name: "Step name" });
    await input.fill("");
    await input.pressSequentially(name);
    await expect(input).toHaveValue(name);
  }

  async openStep(name: string): Promise<void> {
    await this.showEverything();
    await this.step(name).click({ position: { x: 90, y: 20 } });
    await expect(this.panel.getByRole("textbox", { name: "Step name" })).toHaveValue(name);
  }

  /** What can be done with the open step while the flow is up. @returns their part of the panel. */
  async openStepControls(): Promise<Locator> {
    await this.panel.getByRole("tab", { name: "Live" }).click();
    return this.panel.getByRole("region", { name: "Controls" });
  }

  /** Steps at the far ends of a longer flow are out of sight while the panel is open. */
  async showEverything(): Promise<void> {
    await this.#page.getByRole("button", { name: "Show everything" }).click();
  }

  step(name: string): Locator {
    return this.#page.locator(".react-flow__node").filter({ hasText: name });
  }

  async fillField(label: string, value: string): Promise<void> {
    await this.panel.getByLabel(label, { exact: true }).fill(value);
  }

  async choose(label: string, option: string): Promise<void> {
    await this.panel.getByRole("combobox", { name: label }).click();
    await this.#page.getByRole("option", { name: option, exact: true }).click();
  }

  async webhookUrl(): Promise<string> {
    return (await this.panel.getByLabel("Webhook URL").textContent()) ?? "";
  }

  async waitUntilSaved(): Promise<void> {
    await expect(this.#page.getByText("Saved", { exact: true })).toBeVisible();
  }

  /** Opens what publishing would do. @returns the dialog. */
  async reviewChanges(): Promise<Locator> {
    await this.#page.getByRole("button", { name: "Publish", exact: true }).click();
    return this.#page.getByRole("dialog", { name: /publish/i });
  }

  /** Looks at the changes and publishes them. */
  async publish({ note }: { note?: string } = {}): Promise<void> {
    const dialog = await this.reviewChanges();
    if (note) await dialog.getByRole("textbox", { name: "Note" }).fill(note);
    await dialog.getByRole("button", { name: /^Publish version/ }).click();
  }

  async start(): Promise<void> {
    await this.#page.getByRole("button", { name: "Start", exact: true }).click();
  }

  async stop(): Promise<void> {
    await this.command("Stop…");
    await this.dialog.getByRole("button", { name: /^Stop (flow|and drop)/ }).click();
  }

  /** One of the buttons that fit the flow's state. */
  async command(name: "Run now" | "Resume" | "Suspend" | "Stop…"): Promise<void> {
    await this.#page.getByRole("button", { name, exact: true }).click();
  }

  /** What asks before an act. */
  get dialog(): Locator {
    return this.#page.getByRole("alertdialog");
  }

  async expectState(label: string | RegExp, { timeoutMs = 30_000 } = {}): Promise<void> {
    await expect(this.#page.locator("header [data-state-chip]")).toHaveText(label, { timeout: timeoutMs });
  }

  /** In and out of a step, as its card shows them. */
  async expectCounts(step: string, { messagesIn, messagesOut }: { messagesIn: number; messagesOut: number }) {
    await expect(this.step(step)).toContainText(`${messagesIn} messages in`, { timeout: 30_000 });
    await expect(this.step(step)).toContainText(`${messagesOut} messages out`, { timeout: 30_000 });
  }

  async openDrawer(tab: "Executions" | "Queues" | "Errors" | "Logs" | "Timeline" | "Versions"): Promise<void> {
    await this.drawer.getByRole("tab", { name: tab }).click();
  }

  /** Opens the execution at the top of the list; the canvas shows it from then on. @returns its part of the drawer. */
  async openNewestExecution(): Promise<Locator> {
    await this.openDrawer("Executions");
    await this.drawer.getByRole("table", { name: "Executions" }).getByRole("button").first().click();
    const execution = this.drawer.getByRole("region", { name: "Execution" });
    await expect(execution.getByRole("table", { name: "Steps of the execution" })).toBeVisible();
    return execution;
  }

  /** From the list of what the state means. @returns the checks. */
  async askWhyItDoesNotMove(): Promise<Locator> {
    await this.#page.getByRole("button", { name: /^State:/ }).click();
    await this.#page.getByRole("button", { name: "Why is it not moving?" }).click();
    const answer = this.#page.getByRole("dialog", { name: "Why is it not moving?" });
    await expect(answer.getByRole("list", { name: "Checks" })).toBeVisible();
    return answer;
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  /** What stands in the middle of the connection into a step. */
  connectionInto(step: string): Locator {
    return this.#page.locator(".react-flow__edgelabel-renderer").getByText(new RegExp(`waiting for ${step}`));
  }

  async openProblems(): Promise<Locator> {
    await this.#page.getByRole("button", { name: /^\d+ problems?$/ }).click();
    return this.#page.getByRole("dialog", { name: "Problems" });
  }
}
