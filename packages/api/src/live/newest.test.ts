import { expect, test } from "vitest";
import { Newest } from "./newest.ts";

async function take(pictures: AsyncGenerator<number>, count: number): Promise<number[]> {
  const seen: number[] = [];
  while (seen.length < count) {
    const { value, done } = await pictures.next();
    if (done) break;
    seen.push(value);
  }
  return seen;
}

test("a slow reader gets the newest of each key", async () => {
  const newest = new Newest<number>();
  for (const value of [1, 2, 3]) newest.put("a", value);
  newest.put("b", 10);
  expect(await take(newest.read(new AbortController().signal), 2)).toEqual([3, 10]);
});

test("what was looked up late does not hide what came in meanwhile", async () => {
  const newest = new Newest<number>();
  newest.put("a", 2);
  newest.putIfNone("a", 1);
  expect(await take(newest.read(new AbortController().signal), 1)).toEqual([2]);
});

test("a reader that waits is woken by a value, by a failure and by the end", async () => {
  const newest = new Newest<number>();
  const stop = new AbortController();
  const reading = newest.read(stop.signal);
  const first = reading.next();
  newest.put("a", 1);
  expect(await first).toEqual({ value: 1, done: false });
  const last = reading.next();
  stop.abort();
  expect((await last).done).toBe(true);

  const failing = newest.read(new AbortController().signal).next();
  newest.fail(new Error("Redis is gone"));
  await expect(failing).rejects.toThrow("Redis is gone");
});
