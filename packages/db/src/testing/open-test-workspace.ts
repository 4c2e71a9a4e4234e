import { randomBytes } from "node:crypto";
import type { FlowDefinition } from "@millrace/flow";
import { createTestDatabase, inletDescriptor, outletDescriptor } from "@millrace/testing";
import type { Actor } from "../actor.ts";
import { registerBuiltIn } from "../component/register-built-in.ts";
import { closeDatabase, type Database, openDatabase } from "../database.ts";
import type { MasterKey } from "../secrets/sealing.ts";
import { authorisedWorkspaceId, type WorkspaceId } from "../workspace/workspace-id.ts";

export interface TestWorkspace extends AsyncDisposable {
  db: Database;
  url: string;
  masterKey: MasterKey;
  actor: Actor;
  workspaceId: WorkspaceId;
  /** Another team on the same database. */
  otherWorkspaceId: WorkspaceId;
}

/** A database of its own with two workspaces and two small components: `inlet` (triggers) and `outlet` (needs a credential). */
export async function openTestWorkspace(): Promise<TestWorkspace> {
  const database = await createTestDatabase();
  const db = openDatabase({ url: database.url });
  const first = await db.workspace.create({ data: { name: "First", slug: "first" } });
  const second = await db.workspace.create({ data: { name: "Second", slug: "second" } });
  await registerBuiltIn(db, { name: "inlet", version: "1.0.0", image: "inlet:1", descriptor: inletDescriptor });
  await registerBuiltIn(db, { name: "outlet", version: "1.0.0", image: "outlet:1", descriptor: outletDescriptor });
  return {
    db,
    url: database.url,
    masterKey: randomBytes(32) as MasterKey, // any 32 bytes are a key
    actor: { name: "Ada" },
    workspaceId: authorisedWorkspaceId(first.id),
    otherWorkspaceId: authorisedWorkspaceId(second.id),
    async [Symbol.asyncDispose]() {
      await closeDatabase(db);
      await database[Symbol.asyncDispose]();
    },
  };
}

/** A flow that can be published: a hook, and a step behind it that signs in with `credential`. */
export function twoStepFlow({ credential }: { credential: string }): FlowDefinition {
  return {
    type: "ordinary",
    graph: {
      nodes: [
        { id: "step_1", command: "inlet:hook", fields: {} },
        { id: "step_2", command: "outlet:send", credential, fields: { path: "/orders" } },
      ],
      edges: [{ source: "step_1", target: "step_2" }],
    },
  };
}
