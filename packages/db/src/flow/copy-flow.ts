import { type FlowGuide, withoutSecrets } from "@millrace/flow";
import type { Actor } from "../actor.ts";
import { findInCatalogue, loadCatalogue } from "../component/load-catalogue.ts";
import type { Database } from "../database.ts";
import { getDraft } from "../draft/get-draft.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { createFlow } from "./create-flow.ts";
import { findFlow } from "./find-flow.ts";
import { freeFlowName } from "./free-flow-name.ts";
import { saveGuide } from "./guide.ts";

/** Another flow with the same draft, without the secrets typed into its steps. Versions, messages and errors stay with the first. */
export async function copyFlow(
  db: Database,
  { workspaceId, flowId, actor }: { workspaceId: WorkspaceId; flowId: string; actor: Actor },
): Promise<{ id: string; name: string }> {
  const key = { workspaceId, flowId };
  const [flow, place, draft, catalogue] = await Promise.all([
    findFlow(db, key),
    db.flow.findFirst({ where: { id: flowId, workspaceId }, select: { folder: true } }),
    getDraft(db, key),
    loadCatalogue(db, { workspaceId }),
  ]);
  const { definition, cleared } = withoutSecrets(
    draft.definition,
    (command) => findInCatalogue(catalogue, command)?.descriptor,
  );
  const name = await freeFlowName(db, { workspaceId, name: `${flow.name.slice(0, 190)} copy` });
  const { id } = await createFlow(db, {
    workspaceId,
    name,
    definition,
    tags: flow.tags,
    folder: place?.folder ?? null,
    actor,
  });
  if (cleared.length > 0) {
    const todo = cleared.map(({ stepId, label }) => ({
      stepId,
      text: `${label}: its secret was not copied. Set it anew.`,
    }));
    const guide: FlowGuide = { title: flow.name, origin: "copy", todo, credentialSteps: [] };
    await saveGuide(db, { workspaceId, flowId: id, guide });
  }
  return { id, name };
}
