import {
  type ComponentDescriptor,
  componentDescriptorSchema,
  type FlowDefinition,
  type FlowState,
  flowDefinitionSchema,
  workingDefinition,
} from "@millrace/flow";
import { z } from "zod";
import type { Database } from "../database.ts";

/** What the gateway must know of a flow to take a message for it. */
export interface WebhookFlow {
  id: string;
  workspaceId: string;
  state: FlowState;
  /** Of the present start; empty before the first. */
  execId: string;
  createdBy: string;
  definition: FlowDefinition;
  /** Descriptor of each step's component, by step id; a step whose component is gone has none. */
  components: Record<string, ComponentDescriptor>;
}

const componentsSchema = z.record(z.string(), z.string());

/**
 * The flow as its queues stand: the active version, else the wanted one. Undefined when there is no such flow or it was never
 * published. Not scoped by workspace: the address itself is the permission, and the trigger's own check comes on top.
 */
export async function findWebhookFlow(db: Database, { flowId }: { flowId: string }): Promise<WebhookFlow | undefined> {
  const flow = await db.flow.findUnique({ where: { id: flowId } });
  const number = flow?.activeVersion ?? flow?.desiredVersion;
  if (!flow || number === null || number === undefined) return undefined;
  const version = await db.flowVersion.findUnique({ where: { flowId_number: { flowId, number } } });
  if (!version) return undefined;
  return {
    id: flow.id,
    workspaceId: flow.workspaceId,
    state: flow.state,
    execId: flow.execId ?? "",
    createdBy: flow.createdBy ?? "",
    definition: workingDefinition(flowDefinitionSchema.parse(version.definition)),
    components: await readDescriptors(db, componentsSchema.parse(version.components)),
  };
}

async function readDescriptors(
  db: Database,
  versionByStep: Record<string, string>,
): Promise<Record<string, ComponentDescriptor>> {
  const rows = await db.componentVersion.findMany({
    where: { id: { in: [...new Set(Object.values(versionByStep))] } },
    select: { id: true, descriptor: true },
  });
  const descriptors = new Map(rows.map(({ id, descriptor }) => [id, componentDescriptorSchema.parse(descriptor)]));
  return Object.fromEntries(
    Object.entries(versionByStep).flatMap(([stepId, id]) => {
      const descriptor = descriptors.get(id);
      return descriptor ? [[stepId, descriptor]] : [];
    }),
  );
}
