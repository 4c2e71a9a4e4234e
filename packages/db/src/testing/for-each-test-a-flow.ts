import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Database } from "../database.ts";
import { openTestWorkspace, type TestWorkspace } from "./open-test-workspace.ts";

interface FlowRow {
  place: TestWorkspace;
  db: Database;
  /** Never published: what serves the runner asks for no more than the row. */
  flowId: string;
}

/** Opens a workspace for the tests of one file, and gives each of them a flow of its own. */
export function forEachTestAFlow(begin: (given: FlowRow) => void): void {
  let place: TestWorkspace;
  beforeAll(async () => {
    place = await openTestWorkspace();
  });
  afterAll(() => place?.[Symbol.asyncDispose]());
  beforeEach(async () => {
    const { db, workspaceId } = place;
    const { id } = await db.flow.create({ data: { workspaceId, name: crypto.randomUUID() } });
    begin({ place, db, flowId: id });
  });
}
