import { describe, expect, it } from "vitest";
import { deathReason } from "./death-reason.ts";
import { settleWords } from "./settle-words.ts";

describe("the end of a container", () => {
  it("is told in words, with the cure for want of memory", () => {
    expect(deathReason({ exitCode: 137, outOfMemory: true })).toContain("Give the step more memory");
    expect(deathReason({ exitCode: 137 })).toContain("exit code 137: it was killed from outside");
    expect(deathReason({ exitCode: 0 })).toContain("ended by itself");
    expect(deathReason({ exitCode: 3 })).toContain("crashed with exit code 3");
  });

  it("is silent about an error that ended no container", () => {
    expect(deathReason({})).toBeUndefined();
    expect(deathReason({ outOfMemory: false })).toBeUndefined();
  });
});

describe("the words of settling", () => {
  it("differ between an error and a message in quarantine", () => {
    expect(settleWords("open").dismiss).toBe("Dismiss");
    expect(settleWords("quarantined").dismiss).toBe("Drop");
    expect(settleWords(undefined).retry).toBe("Retry");
  });
});
