import { describe, expect, it } from "vitest";
import { renameStep } from "../document/change-step.ts";
import { chainOfThree } from "../document/document-fixture.ts";
import { createAutosave, type SaveResult, type SaveStatus } from "./autosave.ts";

const named = (name: string) => renameStep(chainOfThree(), { stepId: "step_1", name });

/** A server whose answers are given by hand. */
function scriptedServer(answers: SaveResult[]) {
  const calls: Array<{ revision: number; name: string | undefined }> = [];
  const seen: SaveStatus[] = [];
  const autosave = createAutosave({
    revision: 1,
    delayMs: 1,
    retryMs: 1,
    save: async ({ revision, definition }) => {
      calls.push({ revision, name: definition.graph.nodes[0]?.name });
      return answers.shift() ?? { kind: "saved", revision: revision + 1 };
    },
    onStatus: (status) => seen.push(status),
  });
  return { autosave, calls, seen };
}

describe("autosave", () => {
  it("saves the newest of several quick edits once", async () => {
    const { autosave, calls, seen } = scriptedServer([]);
    for (const name of ["a", "ab", "abc"]) autosave.changed(named(name));
    expect(await autosave.flush()).toBe(true);
    expect(calls).toEqual([{ revision: 1, name: "abc" }]);
    expect(seen.at(-1)).toEqual({ kind: "saved" });
  });

  it("continues from the revision it was given, and saves an edit made during a save", async () => {
    const { autosave, calls } = scriptedServer([]);
    autosave.changed(named("a"));
    const first = autosave.flush();
    autosave.changed(named("b"));
    await first;
    expect(calls).toEqual([
      { revision: 1, name: "a" },
      { revision: 2, name: "b" },
    ]);
  });

  it("keeps edits while nothing answers and stores them when it does", async () => {
    const { autosave, calls, seen } = scriptedServer([{ kind: "unreachable" }]);
    autosave.changed(named("a"));
    expect(await autosave.flush()).toBe(false);
    expect(seen.at(-1)).toEqual({ kind: "offline" });
    await expect.poll(() => seen.at(-1)).toEqual({ kind: "saved" });
    expect(calls).toHaveLength(2);
  });

  it("stops at a conflict until a person answers, and then overwrites", async () => {
    const { autosave, calls, seen } = scriptedServer([{ kind: "conflict", revision: 7, definition: named("theirs") }]);
    autosave.changed(named("mine"));
    expect(await autosave.flush()).toBe(false);
    expect(seen.at(-1)).toMatchObject({ kind: "conflict", other: { revision: 7 } });
    autosave.changed(named("mine, more"));
    expect(await autosave.flush()).toBe(false);
    expect(await autosave.overwrite()).toBe(true);
    expect(calls.at(-1)).toEqual({ revision: 7, name: "mine, more" });
  });

  it("drops its own edits when theirs are adopted", async () => {
    const { autosave, calls } = scriptedServer([{ kind: "conflict", revision: 7, definition: named("theirs") }]);
    autosave.changed(named("mine"));
    await autosave.flush();
    autosave.adopt(7);
    expect(await autosave.flush()).toBe(true);
    autosave.changed(named("after"));
    await autosave.flush();
    expect(calls.at(-1)).toEqual({ revision: 7, name: "after" });
    expect(calls).toHaveLength(2);
  });

  it("sends nothing more once the flow is gone, and does not call that saved", async () => {
    const { autosave, calls, seen } = scriptedServer([{ kind: "gone" }]);
    autosave.changed(named("a"));
    expect(await autosave.flush()).toBe(false);
    autosave.changed(named("b"));
    expect(await autosave.flush()).toBe(false);
    expect(seen.at(-1)).toEqual({ kind: "gone" });
    expect(calls).toHaveLength(1);
  });

  it("keeps edits while nobody is signed in, and saves them afterwards", async () => {
    const { autosave, calls, seen } = scriptedServer([{ kind: "signed-out" }]);
    autosave.changed(named("a"));
    expect(await autosave.flush()).toBe(false);
    expect(seen.at(-1)).toEqual({ kind: "signed-out" });
    expect(await autosave.flush()).toBe(true);
    expect(calls.map(({ name }) => name)).toEqual(["a", "a"]);
    expect(autosave.revision()).toBe(2);
  });
});
