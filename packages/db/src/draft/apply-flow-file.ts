import type { FlowDefinition, FlowFile, Problem } from "@millrace/flow";
import type { Actor } from "../actor.ts";
import type { Database } from "../database.ts";
import { changeTags } from "../flow/change-tags.ts";
import { createFlow } from "../flow/create-flow.ts";
import { findFlowByName } from "../flow/find-flow.ts";
import { findProblems, loadSurroundings, type Surroundings } from "../version/find-problems.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { withCredentialIds } from "./credential-names.ts";
import { getDraft } from "./get-draft.ts";
import { keepPositions } from "./keep-positions.ts";
import { saveDraft } from "./save-draft.ts";

interface Application {
  workspaceId: WorkspaceId;
  file: FlowFile;
  /** Where a flow that is created goes. */
  folder?: string | undefined;
  actor: Actor;
}

export interface Applied {
  id: string;
  definition: FlowDefinition;
  problems: Problem[];
  surroundings: Surroundings;
}

/**
 * Creates the flow of a flow file, or brings the draft of the flow of that name in line with it, and its tags if the file names any.
 * Publishes nothing.
 */
export async function applyFlowFile(db: Database, { workspaceId, file, folder, actor }: Application): Promise<Applied> {
  const { name, tags, ...written } = file;
  const surroundings = await loadSurroundings(db, { workspaceId });
  const definition = withCredentialIds(written, surroundings.credentials);
  const problems = findProblems(definition, surroundings);
  const existing = await findFlowByName(db, { workspaceId, name });
  if (!existing) {
    const { id } = await createFlow(db, { workspaceId, name, definition, tags, folder, actor });
    return { id, definition, problems, surroundings };
  }
  const { id } = existing;
  const drawn = await getDraft(db, { workspaceId, flowId: id });
  const placed = keepPositions(definition, drawn.definition);
  await saveDraft(db, { workspaceId, flowId: id, definition: placed, actor });
  if (tags) {
    const remove = existing.tags.filter((tag) => !tags.includes(tag));
    await changeTags(db, { workspaceId, flowIds: [id], add: tags, remove, actor });
  }
  return { id, definition: placed, problems, surroundings };
}
