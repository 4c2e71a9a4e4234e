import { createHash } from "node:crypto";
import type { LoadedVersion, StepComponent } from "@millrace/db";
import {
  bytesPerMegabyte,
  defaultCron,
  defaultLimits,
  defaultStepSettings,
  type FlowEdge,
  type FlowNode,
  findFunction,
  handledSteps,
  parseStepCommand,
  predecessors,
  rootNodes,
  type StepSettings,
  type StepWish,
  type StepWishes,
  successors,
  triggerKind,
  usualPrefetch,
} from "@millrace/flow";
import { mappedEdges, mapperStepId } from "./mapper-step.ts";

/** One step as its containers have to be. */
export interface WantedStep {
  id: string;
  /** As people call it. */
  name: string;
  function: string;
  component: StepComponent;
  isTrigger: boolean;
  predecessors: readonly string[];
  /** Of the error handler: steps whose errors come to it. */
  errorsOf: readonly string[];
  handlesErrors: boolean;
  /** When it is not paused. */
  replicas: number;
  prefetch: number;
  isPaused: boolean;
  /** It reads its source tick by tick, from where the last one ended: two at once would read the same. */
  isPolling: boolean;
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

/** Containers it is to have at this moment. */
export function replicasNow({ isPaused, replicas }: WantedStep): number {
  return isPaused ? 0 : replicas;
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
  /** Quiet time before it sleeps; undefined for one that never does. */
  idleMs: number | undefined;
  /** Suspended, its messages are kept this long. */
  retentionMs: number;
  /** It is stopped instead of suspended when a queue exceeds its limit. */
  isLimited: boolean;
}

/** What keeps a version from being run. Its messages may have to be kept all the same. */
export interface UnfitFlow extends Pick<WantedFlow, "retentionMs"> {
  problem: string;
}

/** A version in the terms of containers and queues, with what is asked of single steps; or what keeps it from being run. */
export function wantedFlow(loaded: LoadedVersion, wishes: StepWishes): WantedFlow | UnfitFlow {
  const { definition, components } = loaded;
  const retentionMs = loaded.bounds.retentionDays * dayMs;
  const steps: WantedStep[] = [];
  for (const node of definition.graph.nodes) {
    const component = components.get(node.id);
    const command = parseStepCommand(node.command);
    if (!component || !command) {
      const problem = `${node.id}: component "${command?.component ?? node.command}" is no longer installed.`;
      return { problem, retentionMs };
    }
    if (node.credential !== undefined && !loaded.credentialChangedAt.has(node.credential)) {
      const problem = `${node.id}: its credential was deleted. Choose another one and publish again.`;
      return { problem, retentionMs };
    }
    steps.push(wantedStep(loaded, { node, component, functionName: command.function, wish: wishes[node.id] ?? {} }));
  }
  const edges = mappedEdges(loaded);
  if (edges.length > 0) {
    if (!loaded.mapper) return { problem: 'The platform\'s mapper is not installed. Run "npm run up".', retentionMs };
    steps.push(mapperStep(loaded, { component: loaded.mapper, edges }));
  }
  return {
    version: loaded.number,
    type: definition.type,
    steps,
    schedule: wantedSchedule(loaded),
    limits: wantedLimits(loaded),
    idleMs: wantedIdleMs(loaded),
    retentionMs,
    isLimited: loaded.bounds.limited,
  };
}

const dayMs = 86_400_000;

/** A flow may go below what its workspace allows, never above. */
function wantedLimits({ definition: { limits }, bounds }: LoadedVersion): WantedFlow["limits"] {
  const megabytes = Math.min(limits?.megabytes ?? bounds.maxMegabytes, bounds.maxMegabytes);
  return {
    messages: Math.min(limits?.messages ?? bounds.maxMessages, bounds.maxMessages),
    bytes: Math.round(megabytes * bytesPerMegabyte),
  };
}

function wantedIdleMs({ definition, bounds }: LoadedVersion): number | undefined {
  if (definition.type === "realtime") return undefined;
  const seconds = definition.idleSeconds ?? defaultLimits.idleSeconds;
  return Math.min(Math.max(seconds, bounds.minIdleSeconds), bounds.maxIdleSeconds) * 1000;
}

interface StepSource {
  node: FlowNode;
  component: StepComponent;
  functionName: string;
  wish: StepWish;
}

function wantedStep(loaded: LoadedVersion, { node, component, functionName, wish }: StepSource): WantedStep {
  const { definition, components, credentialChangedAt } = loaded;
  const settings: StepSettings = definition.nodes_config?.[node.id] ?? {};
  const isPolling = isPollingTrigger(component, functionName);
  const isPaused = wish.paused === true;
  const replicas = wish.replicas ?? settings.replicas ?? defaultStepSettings.replicas;
  const step = {
    id: node.id,
    name: node.name ?? node.id,
    function: functionName,
    component,
    isTrigger: rootNodes(definition.graph).some((root) => root.id === node.id),
    predecessors: unmappedPredecessors(loaded, node),
    errorsOf: node.handlesErrors ? handledErrors(loaded) : [],
    handlesErrors: node.handlesErrors === true,
    replicas: isPolling ? 1 : replicas,
    prefetch:
      isPolling || mayLoseTwins(loaded, { node, component })
        ? 1
        : (wish.prefetch ?? settings.prefetch ?? usualPrefetch(component.runtime)),
    isPaused,
    isPolling,
    memoryMb: settings.memoryMb ?? requiredMemoryMb(component) ?? defaultStepSettings.memoryMb,
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
  const { name: _name, component: _component, replicas: _replicas, isPaused: _isPaused, ...rest } = step;
  // What comes to its queue is no matter of its containers'; that it comes as errors is.
  const { errorsOf: _errorsOf, handlesErrors, ...shaping } = rest;
  const spec = hash({
    ...shaping,
    ...(handlesErrors && { handlesErrors }),
    image: component.image,
    env: component.env,
    fields: node.fields,
    credential: node.credential && [node.credential, credentialChangedAt.get(node.credential)],
    inputs: definition.graph.edges.filter((edge) => edge.target === node.id),
    passthrough: settings.passthrough,
    variables: definition.variables,
    type: definition.type,
    // Older containers are of another time, and so replaced as if their settings had changed: one beside the other.
    restartedAt: wish.restartedAt,
  });
  return { ...step, spec };
}

/** How published components say that they need more than usual (component contract §1e). */
function requiredMemoryMb({ env }: StepComponent): number | undefined {
  const asked = Number.parseInt(env.EIO_REQUIRED_RAM_MB ?? "", 10);
  return asked >= leastMemoryMb ? asked : undefined;
}

const leastMemoryMb = 32;

/** What comes over a mapped edge comes from the mapper, to the step's own address. */
function unmappedPredecessors(loaded: LoadedVersion, node: FlowNode): string[] {
  const mapped = new Set(mappedEdges(loaded).flatMap(({ source, target }) => (target === node.id ? [source] : [])));
  return predecessors(loaded.definition.graph, node.id).filter((source) => !mapped.has(source));
}

/** The mapper's too, unless it also works for the handler: then an error of its could come back to it for ever. */
function handledErrors(loaded: LoadedVersion): string[] {
  const handled = handledSteps(loaded.definition.graph);
  const edges = mappedEdges(loaded);
  const isMapperHandled = edges.length > 0 && edges.every(({ source }) => handled.has(source));
  return [...handled, ...(isMapperHandled ? [mapperStepId] : [])];
}

/**
 * An image's own process may give all messages it makes of one input the same id, and a published component forgets the second of two with
 * the same id in its hands. The mapper gives each an id of its own, as our own runtime does, and as we see to it in published ones.
 */
function mayLoseTwins(loaded: LoadedVersion, { node, component }: Pick<StepSource, "node" | "component">): boolean {
  if (component.runtime === "millrace") return false;
  return unmappedPredecessors(loaded, node).some((source) => loaded.components.get(source)?.runtime === "image");
}

/** One small process for all edges of the flow that the steps behind them cannot evaluate. */
function mapperStep(
  { definition }: LoadedVersion,
  { component, edges }: { component: StepComponent; edges: readonly FlowEdge[] },
): WantedStep {
  const { image, env } = component;
  const { memoryMb, cpus, timeoutSeconds, rebound, logLevel } = defaultStepSettings;
  return {
    id: mapperStepId,
    name: "Mapper",
    function: "map",
    component,
    isTrigger: false,
    predecessors: [...new Set(edges.map(({ source }) => source))],
    errorsOf: [],
    handlesErrors: false,
    replicas: 1,
    prefetch: defaultStepSettings.prefetch,
    isPaused: false,
    isPolling: false,
    memoryMb,
    cpus,
    timeoutSeconds,
    rebound,
    logLevel,
    feedsOnlyBuiltIns: false,
    hasSuccessors: true,
    spec: hash({ image, env, edges, variables: definition.variables }),
  };
}

function wantedSchedule({ definition, components }: LoadedVersion): WantedFlow["schedule"] {
  const [trigger] = rootNodes(definition.graph);
  const command = trigger && parseStepCommand(trigger.command);
  const component = trigger && components.get(trigger.id);
  if (!command || !component || !isPollingTrigger(component, command.function)) return undefined;
  return { cron: definition.cron ?? defaultCron, timezone: definition.timezone ?? "UTC" };
}

function isPollingTrigger({ descriptor }: StepComponent, functionName: string): boolean {
  const resolved = findFunction(descriptor, functionName);
  return resolved?.role === "trigger" && triggerKind(resolved.descriptor) === "polling";
}

function hash(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}
