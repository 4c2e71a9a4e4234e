import { expect, test } from "@playwright/test";
import { ClickCount } from "../pages/click-count.ts";
import { openTargetServer } from "../platform/target-server.ts";
import { unique } from "../platform/unique.ts";

/**
 * The way of somebody who sees Millrace for the first time and reads nothing but the screen: from the list to a running
 * webhook → transform → http flow. Only what is visible is clicked, without page objects that know more than a newcomer.
 */
test("a newcomer gets from an empty canvas to a running flow in fewer than 25 clicks", async ({ page }) => {
  test.setTimeout(180_000);
  await using target = await openTargetServer();
  const count = await ClickCount.on(page);
  const panel = page.getByRole("complementary", { name: "Step panel" });
  const choose = async (dialogName: string, words: string) => {
    const dialog = page.getByRole("dialog", { name: dialogName });
    await dialog.getByRole("combobox").fill(words.split(" ")[0] ?? words);
    await dialog.getByRole("option").filter({ hasText: words }).first().click();
    await expect(dialog).toBeHidden();
  };

  await page.goto("/flows");
  await page.getByRole("button", { name: "New flow" }).first().click();
  await page.getByRole("dialog", { name: "New flow" }).getByLabel("Name").fill(unique("My first flow"));
  await page.getByRole("button", { name: "Create flow" }).click();

  await page.getByRole("button", { name: "Add trigger" }).click();
  await choose("Choose a trigger", "Receive a webhook");
  const url = (await panel.getByLabel("Webhook URL").textContent()) ?? "";
  await page.getByRole("button", { name: "Add step after Receive a webhook" }).click();
  await choose("Choose an action", "Transform with JSONata");
  const expression = panel.getByLabel("Expression", { exact: true });
  await expression.click();
  await expression.fill('{ "hello": name }');
  await page.getByRole("button", { name: "Add step after Transform with JSONata" }).click();
  await choose("Choose an action", "HTTP request");
  await panel.getByRole("combobox", { name: "Method" }).click();
  await page.getByRole("option", { name: "POST", exact: true }).click();
  const address = panel.getByLabel("URL", { exact: true });
  await address.click();
  await address.fill(target.url);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("button", { name: /^Publish version 1/ }).click();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(page.locator("header [data-state-chip]")).toHaveText("Running", { timeout: 60_000 });

  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Ada" }),
  });
  expect(answer.status).toBe(202);
  await expect.poll(() => target.received[0]?.body, { timeout: 30_000 }).toEqual({ hello: "Ada" });
  test.info().annotations.push({ type: "clicks", description: String(count.clicks) });
  expect(count.clicks).toBeGreaterThan(5);
  expect(count.clicks).toBeLessThan(25);

  await page.getByRole("button", { name: "Stop…", exact: true }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: /^Stop (flow|and drop)/ })
    .click();
  await expect(page.locator("header [data-state-chip]")).toHaveText("Inactive", { timeout: 60_000 });
});
