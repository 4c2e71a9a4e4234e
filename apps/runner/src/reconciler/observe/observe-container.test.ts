import { expect, test } from "vitest";
import type { EngineContainer } from "../../engine/container-engine.ts";
import { observeContainer } from "./observe-container.ts";

test("the last lines of a dead container are words that can be stored, whatever it printed", async () => {
  const lines = ['{"level":50,"msg":"cannot read \\u0000\\ud800"}', "\0ELF\0"];
  const engine = {
    end: async () => ({ exitCode: 1, outOfMemory: false, startedAt: 1, finishedAt: 2 }),
    logs: async () => lines.map((text) => ({ at: 1, stamp: "", stream: "stdout" as const, text })),
  };
  const container: EngineContainer = { id: "c", name: "c", image: "i", state: "exited", labels: {}, createdAt: 0 };
  const { lastLines } = await observeContainer({ engine }, container);
  expect(lastLines).toEqual(["cannot read \ufffd", "ELF"]);
});
