import { expect, test } from "vitest";
import { treeKeyAct } from "./tree-key-act.ts";

const lines = [
  { name: "order", depth: 0, isOpen: true },
  { name: "id", depth: 1, isOpen: undefined },
  { name: "lines", depth: 1, isOpen: false },
  { name: "shop", depth: 0, isOpen: undefined },
];

/** What was done, in words. */
function press(key: string, current: number): string | undefined {
  let done: string | undefined;
  treeKeyAct(key, {
    lines,
    current,
    move: (index) => {
      done = `to ${index}`;
    },
    toggle: ({ name }) => {
      done = `toggle ${name}`;
    },
    choose: ({ name }) => {
      done = `choose ${name}`;
    },
  })?.();
  return done;
}

test("up and down walk, Home and End lead to the ends", () => {
  expect(["ArrowDown", "ArrowUp", "Home", "End"].map((key) => press(key, 1))).toEqual(["to 2", "to 0", "to 0", "to 3"]);
});

test("right opens what is closed and walks on otherwise", () => {
  expect([0, 1, 2].map((current) => press("ArrowRight", current))).toEqual(["to 1", "to 2", "toggle lines"]);
});

test("left closes what is open and leads to what holds the line otherwise", () => {
  expect([0, 1, 2].map((current) => press("ArrowLeft", current))).toEqual(["toggle order", "to 0", "to 0"]);
});

test("Enter chooses, other keys and an empty tree do nothing", () => {
  expect(press("Enter", 3)).toBe("choose shop");
  expect(press("a", 3)).toBeUndefined();
  expect(press("Enter", 4)).toBeUndefined();
});
