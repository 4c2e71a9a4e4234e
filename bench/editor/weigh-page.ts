import type { Page } from "playwright-core";

/** Bytes of JavaScript. */
export interface PageWeight {
  /** What the page asks for to be opened, packed by gzip and by Brotli. */
  gzip: number;
  brotli: number;
  /** What it fetches after that until it rests, by gzip: parts that are drawn when they are wanted. */
  laterGzip: number;
}

/** Weighs the scripts of a page in each way that the platform sends them, whichever this browser takes. */
export async function weighPage(page: Page, url: string): Promise<PageWeight> {
  const scripts = new Set<string>();
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.add(request.url());
  });
  const document = await page.goto(url, { waitUntil: "load" });
  const html = (await document?.text()) ?? "";
  await page.evaluate("new Promise((idle) => requestIdleCallback(() => setTimeout(idle, 1000)))");
  const first = [...scripts].filter((script) => html.includes(new URL(script).pathname));
  const later = [...scripts].filter((script) => !first.includes(script));
  return {
    gzip: await weigh(first, "gzip"),
    brotli: await weigh(first, "br"),
    laterGzip: await weigh(later, "gzip"),
  };
}

async function weigh(scripts: readonly string[], encoding: string): Promise<number> {
  const sizes = await Promise.all(
    scripts.map(async (script) => {
      const { headers } = await fetch(script, { method: "HEAD", headers: { "accept-encoding": encoding } });
      if (headers.get("content-encoding") !== encoding) throw new Error(`${script} is not packed by ${encoding}`);
      return Number(headers.get("content-length"));
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
