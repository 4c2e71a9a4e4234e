import { expect, test } from "@playwright/test";
import { EntrancePage } from "../pages/entrance-page.ts";
import { owner, thePlatform } from "../platform/platform.ts";

test("the one-time link makes the owner, and works once", async ({ page, browser }) => {
  const entrance = new EntrancePage(page);
  await entrance.openLink(thePlatform().ownerLink);
  await entrance.setUpOwner(owner);
  await expect(page.getByRole("heading", { name: "Flows", level: 1 })).toBeVisible();
  await page.context().storageState({ path: ".state/owner.json" });

  const stranger = await browser.newPage();
  await new EntrancePage(stranger).openLink(thePlatform().ownerLink);
  await expect(stranger.getByText("Millrace is set up already")).toBeVisible();
  await stranger.close();
});
