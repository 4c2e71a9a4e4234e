import type { Page } from "playwright-core";

/** Milliseconds. */
export interface Frames {
  /** Between two frames. */
  deltas: number[];
  /** Tasks that kept the page from answering for more than 50 ms. */
  longTasks: number[];
}

/** Runs in the page, before its own scripts. */
const script = `
  window.bench = { longTasks: [], drawnAt: {} };
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) bench.longTasks.push([task.startTime, task.duration]);
  }).observe({ type: "longtask", buffered: true });
  bench.noteDrawn = (name, selector, count) => {
    const look = () => {
      const found = document.querySelectorAll(selector);
      const isDrawn = found.length >= count && getComputedStyle(found[found.length - 1]).visibility === "visible";
      if (!isDrawn) return requestAnimationFrame(look);
      // What was laid out in this frame is on the screen with the next.
      requestAnimationFrame(() => { bench.drawnAt[name] = performance.now(); });
    };
    look();
  };
  bench.record = () => {
    const startedAt = performance.now();
    const deltas = [];
    let last;
    let isOn = true;
    const tick = (at) => {
      if (last !== undefined) deltas.push(at - last);
      last = at;
      if (isOn) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    bench.stop = () => {
      isOn = false;
      return { deltas, longTasks: bench.longTasks.filter(([at]) => at >= startedAt).map(([, ms]) => ms) };
    };
  };
`;

interface Watched {
  name: string;
  /** Counts as drawn when there are so many of them, and seen. */
  selector: string;
  count: number;
}

/** From now on every page of that window says when it was drawn. */
export async function watchDrawing(page: Page, { name, selector, count }: Watched): Promise<void> {
  const watch = `addEventListener("DOMContentLoaded", () => bench.noteDrawn(${JSON.stringify(name)}, ${JSON.stringify(selector)}, ${count}));`;
  await page.addInitScript(`${script}${watch}`);
}

/** @returns milliseconds from the beginning of the navigation until it was drawn. */
export async function drawnAfter(page: Page, name: string): Promise<number> {
  const handle = await page.waitForFunction(`bench.drawnAt[${JSON.stringify(name)}]`, undefined, { timeout: 60_000 });
  return Number(await handle.jsonValue());
}

/** The frames that are drawn while something is done. */
export async function recordFrames(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate("bench.record()");
  await act();
  return await page.evaluate<Frames>("bench.stop()");
}
