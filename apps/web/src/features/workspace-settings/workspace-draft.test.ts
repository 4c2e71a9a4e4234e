import { expect, test } from "vitest";
import { idleProblem, nameProblem, withEdits, workspaceChanges } from "./workspace-draft.ts";

const saved = {
  name: "Northwind",
  limited: false,
  maxMessages: 75_000,
  maxMegabytes: 200,
  retentionDays: 5,
  minIdleSeconds: 5,
  maxIdleSeconds: 1_800,
};

test("only what was changed is sent", () => {
  expect(workspaceChanges(saved, { ...saved })).toEqual({});
  expect(workspaceChanges(saved, { ...saved, limited: true, retentionDays: 7 })).toEqual({
    limited: true,
    retentionDays: 7,
  });
});

test("an emptied field stands for what is usual", () => {
  const unusual = { ...saved, retentionDays: 30 };
  expect(withEdits(unusual, {}).retentionDays).toBe(30);
  expect(withEdits(unusual, { retentionDays: undefined }).retentionDays).toBe(5);
});

test("a name is kept without blanks around it, and is not taken away", () => {
  const renamed = withEdits(saved, { name: " Northwind South " });
  expect(workspaceChanges(saved, renamed)).toEqual({ name: "Northwind South" });
  expect(nameProblem(renamed)).toBeUndefined();
  expect(nameProblem(withEdits(saved, { name: "  " }))).toContain("needs a name");
});

test("the shortest idle time is not longer than the longest", () => {
  expect(idleProblem({ ...saved, minIdleSeconds: 60, maxIdleSeconds: 30 })).toContain("longer");
  expect(idleProblem({ ...saved, minIdleSeconds: 30, maxIdleSeconds: 30 })).toBeUndefined();
});
