import { isDeepStrictEqual } from "node:util";
import {
  DomainError,
  diffFlows,
  type FlowDefinition,
  type FlowDiff,
  isEmptyDiff,
  type Problem,
  type StepFate,
  stepFates,
} from "@millrace/flow";
import { findInCatalogue } from "../component/load-catalogue.ts";
import type { Database } from "../database.ts";
import { getDraft } from "../draft/get-draft.ts";
import { findFlow } from "../flow/find-flow.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { authorsOf } from "./authors-of.ts";
import { findProblems, loadSurroundings } from "./find-problems.ts";
import { getVersion, type VersionRow } from "./get-version.ts";
import { pinComponents } from "./pin-components.ts";
import { refuseOtherGraph } from "./refuse-other-graph.ts";

export interface PublicationPreview {
  /** Of the draft that was looked at. */
  revision: number;
  /** The number it would get; that of the newest version when nothing changed. */
  version: number;
  /** The newest version there is, which the differences are to. */
  previousVersion: number | undefined;
  /** Publishing would make no new version. */
  isUnchanged: boolean;
  diff: FlowDiff;
  /** Steps whose component has a newer version than the one they were published with. */
  componentUpdates: string[];
  /** Whose changes go live. */
  authors: string[];
  problems: Problem[];
  /** Why it would be refused beside its problems. */
  refusal: string | undefined;
  /** By step id, towards the version that works; undefined while none does. */
  fates: ReadonlyMap<string, StepFate> | undefined;
}

/** What publishing the draft would do, without doing it. Throws `not_found`. */
export async function previewPublication(
  db: Database,
  { workspaceId, flowId }: { workspaceId: WorkspaceId; flowId: string },
): Promise<PublicationPreview> {
  const key = { workspaceId, flowId };
  const [flow, draft, newest, surroundings] = await Promise.all([
    findFlow(db, key),
    getDraft(db, key),
    getVersion(db, key),
    loadSurroundings(db, { workspaceId }),
  ]);
  const { definition } = draft;
  const components = pinComponents(definition, surroundings.catalogue);
  const diff = diffFlows(
    { before: newest?.definition ?? nothingOf(definition), after: definition },
    {
      findComponent: (command) => findInCatalogue(surroundings.catalogue, command)?.descriptor,
      credentialName: (id) => surroundings.credentials.get(id)?.name,
    },
  );
  const isUnchanged = newest !== undefined && isEmptyDiff(diff) && isDeepStrictEqual(newest.components, components);
  const active =
    flow.activeVersion === undefined ? undefined : await getVersion(db, { ...key, number: flow.activeVersion });
  return {
    revision: draft.revision,
    version: isUnchanged ? newest.number : (newest?.number ?? 0) + 1,
    previousVersion: newest?.number,
    isUnchanged,
    diff,
    componentUpdates: updatedSteps(newest, components),
    authors: isUnchanged ? [] : authorsOf(draft),
    problems: findProblems(definition, surroundings),
    refusal: isUnchanged ? undefined : await refusalOf(refuseOtherGraph(db, { flow, definition })),
    fates: active && stepFates({ before: active, after: { definition, components } }),
  };
}

/** The first version is all new; its settings are not changes of anything. */
function nothingOf(definition: FlowDefinition): FlowDefinition {
  return { ...definition, graph: { nodes: [], edges: [] } };
}

function updatedSteps(newest: VersionRow | undefined, components: Record<string, string>): string[] {
  return Object.entries(newest?.components ?? {})
    .filter(([stepId, id]) => components[stepId] !== undefined && components[stepId] !== id)
    .map(([stepId]) => stepId);
}

async function refusalOf(check: Promise<void>): Promise<string | undefined> {
  try {
    await check;
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}
