import { describe, expect, test } from "vitest";
import { QueueAges } from "./queue-ages.ts";

const name = "flow-f:step_2:messages";

/** Looks once a second at a queue that has taken in `published` messages, of which `depth` are left. */
function ages(looks: readonly (readonly [published: number, depth: number])[]) {
  const watch = new QueueAges();
  looks.forEach(([published, depth], second) => {
    watch.look([{ name, published, ready: depth, unacked: 0 }], second * 1000);
  });
  return watch.oldestOf(name);
}

describe("the oldest message of a queue", () => {
  test("is none of an empty queue, or of one that is unknown", () => {
    expect(ages([[4, 0]])).toBeUndefined();
    expect(new QueueAges().oldestOf(name)).toBeUndefined();
  });

  test("came when the count of arrivals passed it", () => {
    const flowing = [
      [0, 0],
      [5, 5],
      [9, 9],
      [12, 6],
      [12, 3],
      [12, 1],
    ] as const;
    expect(ages(flowing.slice(0, 3))).toEqual({ at: 1000, isAtLeast: false });
    expect(ages(flowing.slice(0, 4))).toEqual({ at: 2000, isAtLeast: false }); // the seventh
    expect(ages(flowing.slice(0, 5))).toEqual({ at: 3000, isAtLeast: false }); // the tenth
    expect(ages(flowing)).toEqual({ at: 3000, isAtLeast: false });
  });

  test("stays the same while nothing leaves", () => {
    expect(
      ages([
        [0, 0],
        [5, 5],
        [7, 7],
        [9, 9],
        [9, 9],
      ]),
    ).toEqual({ at: 1000, isAtLeast: false });
  });

  test("is at least as old as the counting when it was there before", () => {
    expect(
      ages([
        [90, 30],
        [95, 35],
      ]),
    ).toEqual({ at: 0, isAtLeast: true });
    expect(
      ages([
        [90, 30],
        [95, 35],
        [95, 3],
      ]),
    ).toEqual({ at: 1000, isAtLeast: false });
  });

  test("is counted anew when the broker does, and forgotten with its queue", () => {
    expect(
      ages([
        [90, 0],
        [95, 5],
        [2, 7],
      ]),
    ).toEqual({ at: 2000, isAtLeast: true });
    const watch = new QueueAges();
    watch.look([{ name, published: 1, ready: 1, unacked: 0 }], 0);
    watch.look([], 1000);
    expect(watch.oldestOf(name)).toBeUndefined();
  });

  test("of a broker that does not count came when the queue was last empty, at the earliest", () => {
    expect(
      ages([
        [0, 0],
        [0, 0],
        [0, 4],
        [0, 9],
      ]),
    ).toEqual({ at: 1000, isAtLeast: false });
  });

  test("is told of a queue that grows for hours, too", () => {
    const looks = Array.from({ length: 5000 }, (_, second) => [second, second] as const);
    expect(ages(looks)).toEqual({ at: 1000, isAtLeast: false });
    expect(ages([...looks, [5000, 2500]])?.at).toBeGreaterThan(2_400_000);
    expect(ages([...looks, [5000, 2500]])?.at).toBeLessThan(2_900_000);
  });

  test("is no younger when somebody looked through the queue, however late the broker counts the copies", () => {
    const watch = new QueueAges();
    const look = (second: number, published: number, depth: number) =>
      watch.look([{ name, published, ready: depth, unacked: 0 }], second * 1000);
    look(0, 0, 0);
    look(1, 5, 5);
    watch.copied(name, 5);
    look(2, 5, 5);
    look(3, 8, 5);
    look(4, 10, 5);
    expect(watch.oldestOf(name)).toEqual({ at: 1000, isAtLeast: false });
    look(5, 13, 8);
    look(6, 13, 3);
    expect(watch.oldestOf(name)).toEqual({ at: 5000, isAtLeast: false });
  });
});
