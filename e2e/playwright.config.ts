import { defineConfig } from "@playwright/test";

/** Tests of a whole platform of their own, started by the global set-up, in Debian's Chromium. */
export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  globalSetup: "./platform/global-setup.ts",
  // One platform on few cores: tests beside each other would only wait for each other.
  workers: 1,
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"]],
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    browserName: "chromium",
    baseURL: process.env.MILLRACE_E2E_WEB_URL,
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "first visit", testMatch: "first-visit.setup.ts" },
    {
      name: "platform",
      testMatch: "*.spec.ts",
      dependencies: ["first visit"],
      use: { storageState: ".state/owner.json" },
    },
  ],
});
