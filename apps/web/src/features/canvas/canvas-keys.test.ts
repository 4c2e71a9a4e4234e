import { describe, expect, it } from "vitest";
import { canvasKeys, chord } from "./canvas-keys.ts";

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  chord({ key, code: "", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });

describe("the keys of the canvas", () => {
  it("names chords the same on every system", () => {
    expect(press("z", { code: "KeyZ", ctrlKey: true })).toBe("Mod+Z");
    expect(press("Z", { code: "KeyZ", metaKey: true, shiftKey: true })).toBe("Mod+Shift+Z");
    expect(press("†", { code: "KeyT", shiftKey: true, altKey: true })).toBe("Shift+Alt+T");
    expect(press("+", { shiftKey: true })).toBe("+");
    expect(press("Tab")).toBe("Tab");
    expect(press("Tab", { shiftKey: true })).toBe("Shift+Tab");
  });

  it("gives no chord two meanings", () => {
    const chords = canvasKeys.flatMap((entry) => entry.chords);
    expect(new Set(chords).size).toBe(chords.length);
  });
});
