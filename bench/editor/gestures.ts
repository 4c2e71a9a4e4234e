import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { type Frames, recordFrames } from "./page-recorder.ts";

export interface Gestures {
  pan: Frames;
  zoom: Frames;
  drag: Frames;
}

const moves = 120;
const frameMs = 1000 / 60;

/** Pushes the canvas about, zooms it, and drags one card, with sixty movements a second. */
export async function performGestures(page: Page, { card }: { card: string }): Promise<Gestures> {
  await page.mouse.move(720, 450);
  const pan = await recordFrames(page, () =>
    inFrames((move) => page.mouse.wheel(move % 40 < 20 ? 12 : -12, move % 20 < 10 ? 6 : -6)),
  );
  await settle(page);
  await page.keyboard.down("Control");
  const zoom = await recordFrames(page, () => inFrames((move) => page.mouse.wheel(0, move % 60 < 30 ? -20 : 20)));
  await page.keyboard.up("Control");
  await settle(page);
  const box = await page.locator(card).boundingBox();
  if (!box) throw new Error(`There is no ${card} to drag`);
  const from = { x: box.x + box.width * 0.6, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  const drag = await recordFrames(page, async () => {
    await page.mouse.down();
    await inFrames((move) => page.mouse.move(from.x + Math.sin(move / 10) * 80, from.y + Math.cos(move / 10) * 50));
    await page.mouse.up();
  });
  await settle(page);
  return { pan, zoom, drag };
}

async function inFrames(move: (index: number) => Promise<void>): Promise<void> {
  let next = performance.now();
  for (let index = 0; index < moves; index += 1) {
    await move(index);
    next = Math.max(next + frameMs, performance.now());
    await pause(Math.max(0, next - performance.now()));
  }
}

/** Until the browser has nothing left to do from the gesture before. */
async function settle(page: Page): Promise<void> {
  await page.evaluate("new Promise((idle) => requestIdleCallback(idle, { timeout: 5000 }))");
  await pause(300);
}
