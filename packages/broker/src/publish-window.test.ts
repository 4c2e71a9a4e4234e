import { expect, test } from "vitest";
import { PublishWindow } from "./publish-window.ts";

function openWindow(size: number) {
  const begun: number[] = [];
  const window = new PublishWindow<{ id: number; isSettled: boolean }>(size, ({ id }) => begun.push(id));
  return { begun, window };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("those that do not fit wait, and go in the order they came", async () => {
  const { begun, window } = openWindow(2);
  for (let id = 0; id < 6; id++) window.enter({ id, isSettled: false });
  expect(begun).toEqual([0, 1]);
  window.leave();
  window.enter({ id: 6, isSettled: false });
  await turn();
  expect(begun).toEqual([0, 1, 2]);
  for (let done = 0; done < 4; done++) {
    window.leave();
    await turn();
  }
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test("those given up while they waited do not hold up the others", async () => {
  const { begun, window } = openWindow(1);
  window.enter({ id: 0, isSettled: false });
  for (let id = 1; id < 10; id++) window.enter({ id, isSettled: id < 9 });
  window.leave();
  await turn();
  expect(begun).toEqual([0, 9]);
});
