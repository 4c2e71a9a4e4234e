import { describe, expect, it, vi } from "vitest";
import { drawToasts, type Told, tell, toastQueue } from "./toast-queue.ts";

const told = (title: string): Told => ({ kind: "message", title, options: undefined });

describe("toasts", () => {
  it("wait for what draws them, in order, and are drawn once", () => {
    const listener = vi.fn();
    toastQueue.subscribe(listener);
    expect(toastQueue.hasSome()).toBe(false);
    tell(told("first"));
    tell(told("second"));
    expect(listener).toHaveBeenCalled();
    expect(toastQueue.hasSome()).toBe(true);

    const drawn: string[] = [];
    const stop = drawToasts(({ title }) => drawn.push(title));
    tell(told("third"));
    stop();
    expect(drawn).toEqual(["first", "second", "third"]);
    tell(told("fourth"));
    drawToasts(({ title }) => drawn.push(title));
    expect(drawn).toEqual(["first", "second", "third", "fourth"]);
  });
});
