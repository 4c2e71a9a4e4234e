import { DomainError, type FlowDefinition, flowDefinitionSchema, type Problem, stepsOf } from "@millrace/flow";
import type { Actor } from "../actor.ts";
import type { CatalogueComponent, CatalogueVersion } from "../component/load-catalogue.ts";
import type { Database } from "../database.ts";
import { toFlowRow } from "../flow/flow-row.ts";
import { lockFlow, type Transaction } from "../flow/lock-flow.ts";
import { toJson } from "../json.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { addVersion } from "./add-version.ts";
import { loadSurroundings, type Surroundings } from "./find-problems.ts";
import { toVersionRow } from "./get-version.ts";
import { type ComponentUpdate, planComponentUpdate } from "./plan-component-update.ts";
import { refuseOtherGraph } from "./refuse-other-graph.ts";

interface Target {
  workspaceId: WorkspaceId;
  component: string;
  version: string;
}

export interface PlannedUpdate extends ComponentUpdate {
  flowId: string;
  flowName: string;
}

/** What taking every flow of a workspace to a version of a component comes to; flows without it are left out. Throws `not_found`. */
export async function planComponentUpdates(db: Database, target: Target): Promise<PlannedUpdate[]> {
  const { workspaceId } = target;
  const surroundings = await loadSurroundings(db, { workspaceId });
  const aim = findTarget(surroundings, target);
  const rows = await db.flow.findMany({
    where: { workspaceId },
    include: { draft: { select: { definition: true } }, versions: { orderBy: { number: "desc" }, take: 1 } },
    orderBy: { name: "asc" },
  });
  return rows.flatMap((row) => {
    if (!row.draft) return [];
    const draft = flowDefinitionSchema.parse(row.draft.definition);
    const newest = row.versions[0] && toVersionRow(row.versions[0]);
    const sides = [draft, ...(newest ? [newest.definition] : [])];
    const uses = sides.some((side) => stepsOf(side, target.component).length > 0);
    if (!uses) return [];
    const update = planComponentUpdate({ draft, newest, ...aim, surroundings });
    return [{ flowId: row.id, flowName: row.name, ...update }];
  });
}

interface Done {
  outcome: "published" | "draft" | "unchanged";
  /** Number of the flow's version that was made. */
  version: number | undefined;
  /** Whether a working flow is to change over to it. */
  isWanted: boolean;
}

/**
 * Takes one flow to a version of a component: its newest version, with nothing but that changed, is published, and the draft follows.
 * Throws `invalid_flow` (details: problems), `wrong_state` and `not_found`.
 */
export async function updateComponent(
  db: Database,
  { flowId, actor, ...target }: Target & { flowId: string; actor: Actor },
): Promise<Done> {
  const { workspaceId, component, version } = target;
  const surroundings = await loadSurroundings(db, { workspaceId });
  const aim = findTarget(surroundings, target);
  return db.$transaction(async (tx) => {
    const flow = toFlowRow(await lockFlow(tx, { workspaceId, flowId }));
    const draftRow = await tx.draft.findUniqueOrThrow({ where: { flowId } });
    const draft = flowDefinitionSchema.parse(draftRow.definition);
    const newestRow = await tx.flowVersion.findFirst({ where: { flowId }, orderBy: { number: "desc" } });
    const newest = newestRow ? toVersionRow(newestRow) : undefined;
    const plan = planComponentUpdate({ draft, newest, ...aim, surroundings });
    if (plan.outcome === "refused") throw cannotUpdate(plan.problems);
    if (plan.draft !== draft) await replaceDraft(tx, { flowId, definition: plan.draft, actor });
    const { publication } = plan;
    if (!publication) {
      return { outcome: plan.outcome === "draft" ? "draft" : "unchanged", version: undefined, isWanted: false };
    }
    await refuseOtherGraph(tx, { flow, definition: publication.definition });
    const note = `${component} ${version}`;
    const number = await addVersion(tx, {
      workspaceId,
      flow,
      newest,
      ...publication,
      note,
      authors: [actor.name],
      actor,
    });
    return { outcome: "published", version: number, isWanted: flow.desired !== "inactive" };
  });
}

function findTarget(
  { catalogue }: Surroundings,
  { component: name, version }: Target,
): { component: CatalogueComponent; target: CatalogueVersion } {
  const component = catalogue.get(name);
  const target = component?.versions.find((other) => other.version === version);
  if (component && target) return { component, target };
  throw new DomainError("not_found", `There is no ${component ? `version ${version} of` : "component"} "${name}".`);
}

async function replaceDraft(
  tx: Transaction,
  { flowId, definition, actor }: { flowId: string; definition: FlowDefinition; actor: Actor },
): Promise<void> {
  await tx.draft.update({
    where: { flowId },
    data: { definition: toJson(definition), revision: { increment: 1 }, updatedBy: actor.name },
  });
}

function cannotUpdate(problems: readonly Problem[]): DomainError {
  const errors = problems.filter(({ severity }) => severity === "error");
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return new DomainError("invalid_flow", `${first?.stepId ?? "The flow"}: ${first?.message ?? ""}${more}`, {
    details: { problems },
  });
}
