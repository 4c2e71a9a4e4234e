import {
  type ComponentDescriptor,
  type ComponentRuntime,
  componentDescriptorSchema,
  componentRuntimeSchema,
  type FlowDefinition,
  flowDefinitionSchema,
  workingDefinition,
} from "@millrace/flow";
import { z } from "zod";
import type { SealedVariables } from "../../component/component-variables.ts";
import type { Database } from "../../database.ts";

export interface StepComponent {
  name: string;
  version: string;
  image: string;
  runtime: ComponentRuntime;
  descriptor: ComponentDescriptor;
  env: SealedVariables;
  isBuiltIn: boolean;
}

/** What was published, with the components it was published with as they are now (a rebuilt built-in has a new image). */
export interface LoadedVersion {
  number: number;
  /** What of it works: without skipped steps. */
  definition: FlowDefinition;
  /** By step id; a step whose component is gone is missing. */
  components: Map<string, StepComponent>;
  /** Evaluates edges in front of steps with a runtime of their own; undefined when no step has one. */
  mapper: StepComponent | undefined;
  /** Epoch milliseconds of the last change of each credential the steps use, by credential id. */
  credentialChangedAt: Map<string, number>;
  /** What the workspace allows its flows. */
  bounds: WorkspaceBounds;
}

export interface WorkspaceBounds {
  /** Its flows are stopped when they exceed a limit, instead of suspended. */
  limited: boolean;
  maxMessages: number;
  maxMegabytes: number;
  retentionDays: number;
  minIdleSeconds: number;
  maxIdleSeconds: number;
}

/** Undefined when the flow has no such version. */
export async function loadFlowVersion(
  db: Database,
  { flowId, version }: { flowId: string; version: number },
): Promise<LoadedVersion | undefined> {
  const row = await db.flowVersion.findUnique({
    where: { flowId_number: { flowId, number: version } },
    include: { flow: { select: { workspace: { select: boundsColumns } } } },
  });
  if (!row) return undefined;
  const definition = workingDefinition(flowDefinitionSchema.parse(row.definition));
  const componentIds = z.record(z.string(), z.string()).parse(row.components);
  const credentialIds = definition.graph.nodes.flatMap((node) => node.credential ?? []);
  const [versions, credentials] = await Promise.all([
    db.componentVersion.findMany({
      where: { id: { in: [...new Set(Object.values(componentIds))] } },
      include: { component: true },
    }),
    db.credential.findMany({ where: { id: { in: credentialIds } }, select: { id: true, updatedAt: true } }),
  ]);
  const byId = new Map(versions.map((found) => [found.id, toStepComponent(found)]));
  const isForeign = [...byId.values()].some(({ runtime }) => runtime !== "millrace");
  return {
    number: row.number,
    definition,
    components: new Map(
      Object.entries(componentIds).flatMap(([stepId, id]) => {
        const component = byId.get(id);
        return component ? [[stepId, component] as const] : [];
      }),
    ),
    mapper: isForeign ? await loadMapper(db) : undefined,
    credentialChangedAt: new Map(credentials.map(({ id, updatedAt }) => [id, updatedAt.getTime()])),
    bounds: row.flow.workspace,
  };
}

/** The newest mapper of the platform; undefined before the components are registered. */
export async function loadMapper(db: Database): Promise<StepComponent | undefined> {
  const row = await db.componentVersion.findFirst({
    where: { component: { name: "mapper", workspaceId: null } },
    orderBy: { createdAt: "desc" },
    include: { component: true },
  });
  return row ? toStepComponent(row) : undefined;
}

const boundsColumns = {
  limited: true,
  maxMessages: true,
  maxMegabytes: true,
  retentionDays: true,
  minIdleSeconds: true,
  maxIdleSeconds: true,
} as const;

interface ComponentVersionRow {
  version: string;
  image: string;
  runtime: string;
  descriptor: unknown;
  env: unknown;
  component: { name: string; workspaceId: string | null };
}

export function toStepComponent(row: ComponentVersionRow): StepComponent {
  return {
    name: row.component.name,
    version: row.version,
    image: row.image,
    runtime: componentRuntimeSchema.parse(row.runtime),
    descriptor: componentDescriptorSchema.parse(row.descriptor),
    env: z.record(z.string(), z.string()).parse(row.env),
    isBuiltIn: row.component.workspaceId === null,
  };
}
