import { carryStepWishes, type FlowDefinition } from "@millrace/flow";
import type { Actor } from "../actor.ts";
import type { FlowRow } from "../flow/flow-row.ts";
import type { Transaction } from "../flow/lock-flow.ts";
import { toJson } from "../json.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import type { VersionRow } from "./get-version.ts";

interface NewVersion {
  workspaceId: WorkspaceId;
  /** Its row is locked. */
  flow: FlowRow;
  /** The newest version so far. */
  newest: VersionRow | undefined;
  definition: FlowDefinition;
  components: Record<string, string>;
  note: string | undefined;
  authors: string[];
  actor: Actor;
}

/** Adds an unchangeable version to a flow. One that works is told to change over to it. @returns its number. */
export async function addVersion(
  tx: Transaction,
  { workspaceId, flow, newest, definition, components, note, authors, actor }: NewVersion,
): Promise<number> {
  const { id: flowId } = flow;
  const version = (newest?.number ?? 0) + 1;
  await tx.flowVersion.create({
    data: {
      flowId,
      number: version,
      definition: toJson(definition),
      components,
      note: note ?? null,
      publishedBy: actor.name,
      authors,
    },
  });
  const stepWishes = newest
    ? carryStepWishes(flow.stepWishes, { previous: newest.definition, next: definition })
    : flow.stepWishes;
  // The time of the wish stays: to publish is not to resume what is suspended.
  const isWanted = flow.desired !== "inactive";
  await tx.flow.update({
    where: { id: flowId },
    data: { updatedBy: actor.name, stepWishes, ...(isWanted && { desiredVersion: version }) },
  });
  const reason = note ? `Published version ${version}: ${note}` : `Published version ${version}`;
  await tx.transition.create({
    data: { workspaceId, flowId, from: flow.state, to: flow.state, actor: actor.name, reason },
  });
  return version;
}
