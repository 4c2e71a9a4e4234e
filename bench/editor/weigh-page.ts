import type { Page } from "playwright-core";

/** Bytes of JavaScript, compressed, that a page fetches until it rests. */
export async function weighPage(page: Page, url: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script")
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(url, { waitUntil: "load" });
  await page.evaluate("new Promise((idle) => requestIdleCallback(() => setTimeout(idle, 1000)))");
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
