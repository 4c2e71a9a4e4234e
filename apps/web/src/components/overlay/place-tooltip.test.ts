import { describe, expect, it } from "vitest";
import { placeTooltip } from "./place-tooltip.ts";

const window = { width: 1000, height: 800 };
const size = { width: 120, height: 24 };
const button = (left: number, top: number) => ({ left, top, width: 40, height: 30 });

describe("the place of a tooltip", () => {
  it("is in the middle of its side", () => {
    expect(placeTooltip(button(500, 400), { size, side: "bottom", window })).toEqual({ left: 460, top: 436 });
    expect(placeTooltip(button(500, 400), { size, side: "right", window })).toEqual({ left: 546, top: 403 });
  });

  it("is on the opposite side where there is no room", () => {
    expect(placeTooltip(button(500, 760), { size, side: "bottom", window })).toEqual({ left: 460, top: 730 });
    expect(placeTooltip(button(10, 400), { size, side: "left", window })).toEqual({ left: 56, top: 403 });
  });

  it("never leaves the window", () => {
    expect(placeTooltip(button(955, 400), { size, side: "bottom", window })).toEqual({ left: 872, top: 436 });
    expect(placeTooltip(button(0, 780), { size: { width: 120, height: 790 }, side: "bottom", window })).toEqual({
      left: 8,
      top: 8,
    });
  });
});
