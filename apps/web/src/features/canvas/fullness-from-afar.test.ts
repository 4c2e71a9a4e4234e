import { describe, expect, it } from "vitest";
import { queueLoad } from "../flow-live/queue-load.ts";
import { fullnessFromAfar } from "./fullness-from-afar.ts";

describe("how full a queue looks from afar", () => {
  const limits = { messages: 75_000, bytes: 1_000 };
  const seen = (ready: number, bytes = 0) =>
    fullnessFromAfar({ ...queueLoad({ ready, unacked: 0, rebounds: 0, bytes }, limits), limits });

  it("shows a single message, tells few from many, and ends at the limit", () => {
    expect(seen(0)).toBe(0);
    expect(seen(1)).toBe(0.12);
    expect(seen(400)).toBeGreaterThan(seen(4) + 0.2);
    expect(seen(75_000)).toBe(1);
    expect(seen(900_000)).toBe(1);
  });

  it("is never shorter than the part of a limit that is used, be it of bytes", () => {
    expect(seen(2, 900)).toBe(0.9);
  });
});
