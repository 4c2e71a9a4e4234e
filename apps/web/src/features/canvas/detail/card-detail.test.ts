import { describe, expect, it } from "vitest";
import { approach, cardsAround, isNear, isReadable, type Sight } from "./card-detail.ts";

const pane = { width: 1000, height: 800 };
const sight = (x: number, y: number, zoom: number): Sight => ({ ...pane, transform: [x, y, zoom] });

describe("the detail of cards", () => {
  it("goes and comes back at different zooms", () => {
    expect(isNear(sight(0, 0, 0.24), true)).toBe(true);
    expect(isNear(sight(0, 0, 0.21), true)).toBe(false);
    expect(isNear(sight(0, 0, 0.24), false)).toBe(false);
    expect(isNear(sight(0, 0, 0.26), false)).toBe(true);
    expect(isReadable(sight(0, 0, 0.42), true)).toBe(true);
    expect(isReadable(sight(0, 0, 0.42), false)).toBe(false);
  });

  it("is for cards in sight and close to it, those in the middle first", () => {
    const places = [
      { id: "edge", x: 0, y: 0 },
      { id: "middle", x: 400, y: 360 },
      { id: "beside", x: 1300, y: 360 },
      { id: "far", x: 1500, y: 360 },
    ];
    expect(cardsAround(places, sight(0, 0, 1))).toEqual(["middle", "edge", "beside"]);
    expect(cardsAround(places, sight(0, 0, 0.5))).toContain("far");
    expect(cardsAround(places, sight(-1500, 0, 1))).not.toContain("edge");
  });

  it("changes by few cards at a time until it is as it is wanted", () => {
    let drawn: ReadonlySet<string> = new Set(["a", "b", "c"]);
    const wanted = ["c", "d", "e"];
    drawn = approach(drawn, { wanted, atMost: 3 });
    expect([...drawn]).toEqual(["b", "c", "d", "e"]);
    drawn = approach(drawn, { wanted, atMost: 3 });
    expect([...drawn]).toEqual(wanted);
    expect(approach(drawn, { wanted, atMost: 3 })).toBe(drawn);
  });
});
