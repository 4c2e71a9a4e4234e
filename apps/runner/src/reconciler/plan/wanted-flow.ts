import { createHash } from "node:crypto";
import type { LoadedVersion, StepComponent } from "@millrace/db";
import {
  bytesPerMegabyte,
  defaultCron,
  defaultLimits,
  defaultStepSettings,
  type FlowNode,
  findFunction,
  parseStepCommand,
  predecessors,
  rootNodes,
  type StepSettings,
  successors,
  triggerKind,
} from "@millrace/flow";

/** One step as its containers have to be. */
export interface WantedStep {
  id: string;
  /** As people call it. */
  name: string;
  function: string;
  component: StepComponent;
  isTrigger: boolean;
  predecessors: readonly string[];
  replicas: number;
  prefetch: number;
  memoryMb: number;
  cpus: number;
  timeoutSeconds: number;
  rebound: { limit: number; initialSeconds: number };
  logLevel: string;
  /** All steps this one feeds are our own, so messages may travel as bytes instead of base64. */
  feedsOnlyBuiltIns: boolean;
  /** A last step sends its results nowhere. */
  hasSuccessors: boolean;
  /** Hash of everything that shapes its containers. */
  spec: string;
}

/** What a published version asks for. */
export interface WantedFlow {
  version: number;
  type: "ordinary" | "realtime";
  steps: readonly WantedStep[];
  /** Only polling triggers have one. */
  schedule: { cron: string; timezone: string } | undefined;
  /** Hard stop of each queue. */
  limits: { messages: number; bytes: number };
}

/** A version in the terms of containers and queues, or what keeps it from being run. */
export function wantedFlow(loaded: LoadedVersion): WantedFlow | { problem: string } {
  const { definition, components } = loaded;
  const steps: WantedStep[] = [];
  for (const node of definition.graph.nodes) {
    const component = components.get(node.id);
    const command = parseStepCommand(node.command);
    if (!component || !command) {
      return { problem: `${node.id}: component "${command?.component ?? node.command}" is no longer installed.` };
    }
    if (node.credential !== undefined && !loaded.credentialChangedAt.has(node.credential)) {
      return { problem: `${node.id}: its credential was deleted. Choose another one and publish again.` };
    }
    steps.push(wantedStep(loaded, { node, component, functionName: command.function }));
  }
  return {
    version: loaded.number,
    type: definition.type,
    steps,
    schedule: wantedSchedule(loaded),
    limits: {
      messages: definition.limits?.messages ?? defaultLimits.messages,
      bytes: Math.round((definition.limits?.megabytes ?? defaultLimits.megabytes) * bytesPerMegabyte),
    },
  };
}

function wantedStep(
  loaded: LoadedVersion,
  { node, component, functionName }: { node: FlowNode; component: StepComponent; functionName: string },
): WantedStep {
  const { definition, components, credentialChangedAt } = loaded;
  const settings: StepSettings = definition.nodes_config?.[node.id] ?? {};
  const step = {
    id: node.id,
    name: node.name ?? node.id,
    function: functionName,
    component,
    isTrigger: rootNodes(definition.graph).some((root) => root.id === node.id),
    predecessors: predecessors(definition.graph, node.id),
    replicas: settings.replicas ?? defaultStepSettings.replicas,
    prefetch: settings.prefetch ?? defaultStepSettings.prefetch,
    memoryMb: settings.memoryMb ?? defaultStepSettings.memoryMb,
    cpus: settings.cpus ?? defaultStepSettings.cpus,
    timeoutSeconds: settings.timeoutSeconds ?? defaultStepSettings.timeoutSeconds,
    rebound: {
      limit: settings.rebound?.limit ?? defaultStepSettings.rebound.limit,
      initialSeconds: settings.rebound?.initialSeconds ?? defaultStepSettings.rebound.initialSeconds,
    },
    logLevel: settings.log_level ?? defaultStepSettings.logLevel,
    hasSuccessors: successors(definition.graph, node.id).length > 0,
    feedsOnlyBuiltIns: successors(definition.graph, node.id).every((id) => components.get(id)?.isBuiltIn === true),
  };
  const { name: _name, component: _component, replicas: _replicas, ...shaping } = step;
  const spec = hash({
    ...shaping,
    image: component.image,
    env: component.env,
    fields: node.fields,
    credential: node.credential && [node.credential, credentialChangedAt.get(node.credential)],
    inputs: definition.graph.edges.filter((edge) => edge.target === node.id),
    passthrough: settings.passthrough,
    variables: definition.variables,
    type: definition.type,
  });
  return { ...step, spec };
}

function wantedSchedule({ definition, components }: LoadedVersion): WantedFlow["schedule"] {
  const [trigger] = rootNodes(definition.graph);
  const command = trigger && parseStepCommand(trigger.command);
  const descriptor = trigger && components.get(trigger.id)?.descriptor;
  const resolved = command && descriptor && findFunction(descriptor, command.function);
  if (resolved?.role !== "trigger" || triggerKind(resolved.descriptor) !== "polling") return undefined;
  return { cron: definition.cron ?? defaultCron, timezone: definition.timezone ?? "UTC" };
}

function hash(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}
