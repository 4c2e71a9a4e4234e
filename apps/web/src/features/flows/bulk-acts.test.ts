import { expect, test } from "vitest";
import { planBulk, runBulk } from "./bulk-acts.ts";

const flow = (name: string, state: "inactive" | "running" | "suspended", version?: number) => ({
  id: name,
  name,
  state,
  version,
});
const flows = [
  flow("draft", "inactive"),
  flow("rests", "inactive", 1),
  flow("works", "running", 2),
  flow("waits", "suspended", 1),
];

test("an act takes the flows it fits, and says why it leaves the others alone", () => {
  const names = (act: Parameters<typeof planBulk>[0]) => planBulk(act, flows).taken.map(({ name }) => name);
  expect(names("start")).toEqual(["rests"]);
  expect(names("stop")).toEqual(["works", "waits"]);
  expect(names("suspend")).toEqual(["works"]);
  expect(names("resume")).toEqual(["waits"]);
  expect(names("delete")).toEqual(["draft", "rests"]);
  expect(planBulk("start", flows).leftAlone[0]?.reason).toMatch(/never published/);
  expect(planBulk("delete", flows).leftAlone[0]?.reason).toMatch(/is Running. Stop it/);
});

test("one that fails does not stop the rest, and is reported with its reason", async () => {
  const seen: number[] = [];
  const outcome = await runBulk([1, 2, 3, 4, 5, 6], {
    act: async (number) => {
      if (number === 2) throw new Error("no");
    },
    explain: (error) => (error instanceof Error ? error.message : ""),
    signal: new AbortController().signal,
    onProgress: ({ done, failed }) => seen.push(done.length + failed.length),
  });
  expect(outcome.done.toSorted()).toEqual([1, 3, 4, 5, 6]);
  expect(outcome.failed).toEqual([{ flow: 2, reason: "no" }]);
  expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
});

test("nothing more is begun when it is ended", async () => {
  const ending = new AbortController();
  const begun: number[] = [];
  await runBulk(
    Array.from({ length: 20 }, (_, index) => index),
    {
      act: async (number) => {
        begun.push(number);
        ending.abort();
      },
      explain: String,
      signal: ending.signal,
      onProgress: () => undefined,
    },
  );
  expect(begun.length).toBeLessThanOrEqual(4);
});
