import { setTimeout as pause } from "node:timers/promises";
import type { Browser } from "playwright-core";

const lookEveryMs = 100;
const restMs = 300;
const atMostMs = 20_000;
/** More than asking itself costs. */
const idleSeconds = 0.01;

/**
 * A new window makes Chromium load parts of itself first (400 scripts for what pops up below its address bar), half a second of
 * processor time beside whatever is opened in it. People open pages in windows that are there already.
 *
 * @throws when the browser does not come to rest.
 */
export async function untilAtRest(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const deadline = performance.now() + atMostMs;
  try {
    for (let [before, restedMs] = [0, 0]; restedMs < restMs; await pause(lookEveryMs)) {
      if (performance.now() > deadline) throw new Error(`The browser was not at rest after ${atMostMs} ms`);
      const { processInfo } = await session.send("SystemInfo.getProcessInfo");
      const used = processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
      restedMs = used - before < idleSeconds ? restedMs + lookEveryMs : 0;
      before = used;
    }
  } finally {
    await session.detach();
  }
}
