import { isDeepStrictEqual } from "node:util";
import {
  blocksPublishing,
  carryStepWishes,
  DomainError,
  type FlowDefinition,
  flowDefinitionSchema,
  isSameGraph,
  keepsGraph,
  type Problem,
  parseStepCommand,
  stateLabel,
} from "@millrace/flow";
import type { Actor } from "../actor.ts";
import { type Catalogue, findInCatalogue } from "../component/load-catalogue.ts";
import type { Database } from "../database.ts";
import { flowNotFound } from "../flow/find-flow.ts";
import { type FlowRow, toFlowRow } from "../flow/flow-row.ts";
import { lockFlow, type Transaction } from "../flow/lock-flow.ts";
import { toJson } from "../json.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { findProblems, loadSurroundings } from "./find-problems.ts";
import { toVersionRow } from "./get-version.ts";
import { isSameFlow } from "./is-same-flow.ts";

interface Publication {
  workspaceId: WorkspaceId;
  flowId: string;
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
 * suspended, and `not_found`.
 */
export async function publishFlow(db: Database, { workspaceId, flowId, note, actor }: Publication): Promise<Published> {
  const surroundings = await loadSurroundings(db, { workspaceId });
  return db.$transaction(async (tx) => {
    // Two who publish at once: the second waits here and then sees the first one's number.
    const flow = toFlowRow(await lockFlow(tx, { workspaceId, flowId }));
    const draft = await tx.draft.findUnique({ where: { flowId } });
    if (!draft) throw flowNotFound(flowId);

    const definition = flowDefinitionSchema.parse(draft.definition);
    const problems = findProblems(definition, surroundings);
    if (blocksPublishing(problems)) throw cannotPublish(problems);

    const components = pinComponents(definition, surroundings.catalogue);
    const isWanted = flow.desired !== "inactive";
    const newestRow = await tx.flowVersion.findFirst({ where: { flowId }, orderBy: { number: "desc" } });
    const newest = newestRow && toVersionRow(newestRow);
    if (newest && isSameFlow(newest.definition, definition) && isDeepStrictEqual(newest.components, components)) {
      return { version: newest.number, problems, isWanted };
    }

    await refuseOtherGraph(tx, { flow, definition });
    const version = (newest?.number ?? 0) + 1;
    await tx.flowVersion.create({
      data: {
        flowId,
        number: version,
        definition: toJson(definition),
        components,
        note: note ?? null,
        publishedBy: actor.name,
      },
    });
    const stepWishes = newest
      ? carryStepWishes(flow.stepWishes, { previous: newest.definition, next: definition })
      : flow.stepWishes;
    // The time of the wish stays: to publish is not to resume what is suspended.
    await tx.flow.update({
      where: { id: flowId },
      data: { updatedBy: actor.name, stepWishes, ...(isWanted && { desiredVersion: version }) },
    });
    const reason = note ? `Published version ${version}: ${note}` : `Published version ${version}`;
    await tx.transition.create({
      data: { workspaceId, flowId, from: flow.state, to: flow.state, actor: actor.name, reason },
    });
    return { version, problems, isWanted };
  });
}

/** What waits in the queues of a suspended flow goes on where it stands: its steps and connections must stay. */
async function refuseOtherGraph(
  tx: Transaction,
  { flow, definition }: { flow: FlowRow; definition: FlowDefinition },
): Promise<void> {
  const { id: flowId, name, state, activeVersion: number, desired } = flow;
  if (number === undefined || !(keepsGraph(state) || desired === "suspended")) return;
  const row = await tx.flowVersion.findUnique({ where: { flowId_number: { flowId, number } } });
  if (!row || isSameGraph(toVersionRow(row).definition.graph, definition.graph)) return;
  const label = keepsGraph(state) ? stateLabel(state) : "about to be suspended";
  throw new DomainError(
    "wrong_state",
    `"${name}" is ${label}: its steps and connections must stay as they are in version ${number}, for the messages that wait. Resume or stop it first. Mapping, fields, credentials and component versions may change.`,
    { details: { state } },
  );
}

function pinComponents(definition: FlowDefinition, catalogue: Catalogue): Record<string, string> {
  return Object.fromEntries(
    definition.graph.nodes.flatMap((node) => {
      const command = parseStepCommand(node.command);
      const found = command && findInCatalogue(catalogue, command);
      return found ? [[node.id, found.id]] : [];
    }),
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
