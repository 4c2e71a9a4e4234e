import { isDeepStrictEqual } from "node:util";
import { blocksPublishing, DomainError, flowDefinitionSchema, type Problem } from "@millrace/flow";
import type { Actor } from "../actor.ts";
import type { Database } from "../database.ts";
import { flowNotFound } from "../flow/find-flow.ts";
import { toFlowRow } from "../flow/flow-row.ts";
import { lockFlow } from "../flow/lock-flow.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { addVersion } from "./add-version.ts";
import { authorsOf } from "./authors-of.ts";
import { findProblems, loadSurroundings } from "./find-problems.ts";
import { toVersionRow } from "./get-version.ts";
import { isSameFlow } from "./is-same-flow.ts";
import { pinComponents } from "./pin-components.ts";
import { refuseOtherGraph } from "./refuse-other-graph.ts";

interface Publication {
  workspaceId: WorkspaceId;
  flowId: string;
  /** Of the draft that was looked at; undefined takes whatever is there. */
  revision?: number | undefined;
  note?: string | undefined;
  actor: Actor;
}

export interface Published {
  version: number;
  /** Warnings. */
  problems: Problem[];
  /** Whether a working flow is to change over to it. */
  isWanted: boolean;
}

/**
 * Makes an unchangeable version of the draft, with the component versions pinned that are newest now. A flow that works is told
 * to change over to it; a suspended one stays suspended, and goes on with it once it is resumed. A draft that says the same as the
 * newest version makes no new one. Throws `invalid_flow` (details: problems), `wrong_state` for another graph while the flow is
 * suspended, `stale_draft` when someone saved after that revision, and `not_found`.
 */
export async function publishFlow(
  db: Database,
  { workspaceId, flowId, revision, note, actor }: Publication,
): Promise<Published> {
  const surroundings = await loadSurroundings(db, { workspaceId });
  return db.$transaction(async (tx) => {
    // Two who publish at once: the second waits here and then sees the first one's number.
    const flow = toFlowRow(await lockFlow(tx, { workspaceId, flowId }));
    const draft = await tx.draft.findUnique({ where: { flowId } });
    if (!draft) throw flowNotFound(flowId);
    if (revision !== undefined && draft.revision !== revision) throw changedMeanwhile(draft.updatedBy);

    const definition = flowDefinitionSchema.parse(draft.definition);
    const problems = findProblems(definition, surroundings);
    if (blocksPublishing(problems)) throw cannotPublish(problems);

    const components = pinComponents(definition, surroundings.catalogue);
    const isWanted = flow.desired !== "inactive";
    const newestRow = await tx.flowVersion.findFirst({ where: { flowId }, orderBy: { number: "desc" } });
    const newest = newestRow ? toVersionRow(newestRow) : undefined;
    if (newest && isSameFlow(newest.definition, definition) && isDeepStrictEqual(newest.components, components)) {
      return { version: newest.number, problems, isWanted };
    }

    await refuseOtherGraph(tx, { flow, definition });
    const version = await addVersion(tx, {
      workspaceId,
      flow,
      newest,
      definition,
      components,
      note,
      authors: authorsOf(draft),
      actor,
    });
    await tx.draft.update({ where: { flowId }, data: { changedBy: [] } });
    return { version, problems, isWanted };
  });
}

function changedMeanwhile(who: string | null): DomainError {
  return new DomainError(
    "stale_draft",
    `${who ?? "Someone"} saved this draft in the meantime. Look at the changes again, then publish them.`,
  );
}

function cannotPublish(problems: Problem[]): DomainError {
  const errors = problems.filter((problem) => problem.severity === "error");
  const count = errors.length === 1 ? "a problem" : `${errors.length} problems`;
  const first = errors[0];
  const place = first?.stepId ?? first?.edgeId;
  return new DomainError("invalid_flow", `The flow has ${count}: ${place ? `${place}: ` : ""}${first?.message ?? ""}`, {
    details: { problems },
  });
}
