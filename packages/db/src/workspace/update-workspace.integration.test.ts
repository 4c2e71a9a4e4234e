import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestFlow } from "../testing/open-test-flow.ts";
import { openTestWorkspace, type TestWorkspace } from "../testing/open-test-workspace.ts";
import { findProblems, loadSurroundings } from "../version/find-problems.ts";
import { getWorkspace } from "./get-workspace.ts";
import { updateWorkspace } from "./update-workspace.ts";

let place: TestWorkspace;

beforeAll(async () => {
  place = await openTestWorkspace();
});
afterAll(() => place?.[Symbol.asyncDispose]());

test("what is named changes, the rest stays, and flows are checked against it", async () => {
  const { db, workspaceId, otherWorkspaceId } = place;
  const before = await getWorkspace(db, { workspaceId });
  const other = await getWorkspace(db, { workspaceId: otherWorkspaceId });
  const changes = { limited: true, maxMessages: 100, minIdleSeconds: 30 };
  expect(await updateWorkspace(db, { workspaceId, changes })).toEqual({ ...before, ...changes });
  expect(await getWorkspace(db, { workspaceId: otherWorkspaceId })).toEqual(other);

  const { definition } = await openTestFlow(place, { idleSeconds: 30, limits: { messages: 100 } });
  const surroundings = await loadSurroundings(db, { workspaceId });
  const problems = findProblems({ ...definition, idleSeconds: 20, limits: { messages: 101 } }, surroundings);
  expect(problems.map(({ code }) => code)).toEqual(["limit_too_high", "idle_out_of_bounds"]);
});

test("bounds that leave nothing between them are refused, against what stands too", async () => {
  const { db, workspaceId } = place;
  await updateWorkspace(db, { workspaceId, changes: { minIdleSeconds: 30, maxIdleSeconds: 60 } });
  for (const changes of [{ minIdleSeconds: 61 }, { maxIdleSeconds: 29 }]) {
    await expect(updateWorkspace(db, { workspaceId, changes })).rejects.toMatchObject({ code: "invalid_input" });
  }
  expect(await getWorkspace(db, { workspaceId })).toMatchObject({ minIdleSeconds: 30, maxIdleSeconds: 60 });
});
