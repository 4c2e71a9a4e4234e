import { type Browser, type BrowserContext, chromium } from "playwright-core";

/** As the tests of the browser start it: Debian's, which draws in software. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
}

const viewport = { width: 1440, height: 900 };

interface Person {
  email: string;
  password: string;
}

/** Who looks: `MILLRACE_BENCH_EMAIL` and `MILLRACE_BENCH_PASSWORD`; without them the owner that the browser tests make. */
export function readPerson(): Person {
  const { MILLRACE_BENCH_EMAIL, MILLRACE_BENCH_PASSWORD } = process.env;
  return {
    email: MILLRACE_BENCH_EMAIL ?? "ada@example.com",
    password: MILLRACE_BENCH_PASSWORD ?? "correct horse battery staple",
  };
}

/** A new window with nothing in its cache. The pages' policy forbids what the bench runs in them, and is left out. */
export function newWindow(browser: Browser, state?: SignedIn): Promise<BrowserContext> {
  return browser.newContext({ viewport, bypassCSP: true, ...(state && { storageState: state }) });
}

export type SignedIn = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** Signs in as a person does. @returns the window's cookies, for other windows. @throws when the platform lets nobody in. */
export async function signIn(browser: Browser, { url, person }: { url: string; person: Person }): Promise<SignedIn> {
  const window = await newWindow(browser);
  try {
    const page = await window.newPage();
    await page.goto(`${url}/sign-in`);
    await page.getByLabel("E-mail").fill(person.email);
    await page.getByLabel("Password", { exact: true }).fill(person.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/flows", { timeout: 15_000 }).catch((cause) => {
      throw new Error(
        `Nobody is let in as ${person.email}: set MILLRACE_BENCH_EMAIL and MILLRACE_BENCH_PASSWORD to a person of the platform's.`,
        { cause },
      );
    });
    return await window.storageState();
  } finally {
    await window.close();
  }
}
