import type { FlowDefinition } from "@millrace/flow";
import { createCredential } from "../credential/create-credential.ts";
import { createFlow } from "../flow/create-flow.ts";
import { publishFlow } from "../version/publish-flow.ts";
import { type TestWorkspace, twoStepFlow } from "./open-test-workspace.ts";

/** A published flow of two steps in that workspace; its definition, to draw the next version from. */
export async function openTestFlow(
  place: TestWorkspace,
  change: Partial<FlowDefinition> = {},
): Promise<{ flowId: string; definition: FlowDefinition }> {
  const { db, workspaceId, masterKey, actor } = place;
  const name = crypto.randomUUID();
  const kept = { component: "outlet", name, values: { user: "ada" }, verification: { verified: true } };
  const { id: credential } = await createCredential(db, { workspaceId, masterKey, actor, ...kept });
  const definition = { ...twoStepFlow({ credential }), ...change };
  const { id: flowId } = await createFlow(db, { workspaceId, name, actor, definition });
  await publishFlow(db, { workspaceId, flowId, actor });
  return { flowId, definition };
}
