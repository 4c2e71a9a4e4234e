import { expect, test } from "@playwright/test";
import { EntrancePage } from "../pages/entrance-page.ts";
import { owner } from "../platform/platform.ts";

test.use({ storageState: { cookies: [], origins: [] } });

test("whoever is not signed in is asked to, and comes to where they wanted to go", async ({ page }) => {
  await page.goto("/credentials");
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByText("The page you wanted opens afterwards.")).toBeVisible();
  const entrance = new EntrancePage(page);
  await entrance.signIn({ email: owner.email, password: "not this one" });
  await expect(page.getByText("The e-mail address or the password is wrong.")).toBeVisible();
  await entrance.signIn(owner);
  await expect(page).toHaveURL(/\/credentials/);
  await expect(page.getByRole("heading", { name: "Credentials", level: 1 })).toBeVisible();
});

test("nobody can sign up without an invitation", async ({ request }) => {
  const answer = await request.post("/api/auth/sign-up/email", {
    data: { name: "Eve", email: "eve@example.com", password: "let me in please" },
  });
  expect(answer.ok()).toBe(false);
});
