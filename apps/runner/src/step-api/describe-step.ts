import { routingKey } from "@millrace/broker";
import {
  type Database,
  findRunnerFlow,
  findSnapshot,
  loadFlowVersion,
  type MasterKey,
  openCredential,
  type StepComponent,
} from "@millrace/db";
import {
  type ComponentDescriptor,
  DomainError,
  type FieldDescriptor,
  type FlowDefinition,
  type FlowEdge,
  findFunction,
  isExpressionValue,
  parseStepCommand,
  type StepDescription,
  successors,
} from "@millrace/flow";
import type { TokenRenewals } from "../oauth/token-renewals.ts";
import { mappedEdges, mapperStepId } from "../reconciler/plan/mapper-step.ts";
import { noSecretId } from "./describe-secret.ts";

const sampleIntervalMs = 1_000;

/** Everything a starting step asks for: config with opened credentials, expressions, edges, snapshot. Throws `not_found`. */
export async function describeStep(
  services: Services,
  { flowId, stepId }: { flowId: string; stepId: string },
): Promise<StepDescription> {
  const { db } = services;
  const flow = await findRunnerFlow(db, { flowId });
  if (!flow) throw new DomainError("not_found", `There is no flow ${flowId}`);
  const version = flow.activeVersion ?? flow.desiredVersion;
  const load = (number: number | undefined) =>
    number === undefined ? undefined : loadFlowVersion(db, { flowId, version: number });
  const [loaded, earlier, snapshot] = await Promise.all([
    load(version),
    load(version === undefined ? undefined : version - 1),
    findSnapshot(db, { flowId, stepId }),
  ]);
  if (!loaded) throw new DomainError("not_found", `Flow ${flowId} has no step ${stepId}`);
  if (stepId === mapperStepId) {
    return describeMapper(flowId, { edges: mappedEdges(loaded), variables: loaded.definition.variables });
  }
  return await describeNode(services, {
    workspaceId: flow.workspaceId,
    definition: loaded.definition,
    earlier: earlier?.definition,
    stepId,
    component: loaded.components.get(stepId),
    snapshot,
  });
}

interface Services {
  db: Database;
  masterKey: MasterKey;
  renewals: TokenRenewals;
}

interface Place {
  workspaceId: string;
  definition: FlowDefinition;
  /** The version before. */
  earlier?: FlowDefinition | undefined;
  stepId: string;
  component: StepComponent | undefined;
  snapshot: unknown;
}

/** The same of a step in any definition, published or not. Throws `not_found`. */
export async function describeNode(
  { db, masterKey, renewals }: Services,
  { workspaceId, definition, earlier, stepId, component, snapshot }: Place,
): Promise<StepDescription> {
  const node = definition.graph.nodes.find(({ id }) => id === stepId);
  const command = node && parseStepCommand(node.command);
  if (!node || !command) throw new DomainError("not_found", `The flow has no step ${stepId}`);
  const credential = node.credential;
  if (credential) await renewals.freshen({ id: credential, workspaceId });
  const secrets = credential ? await openCredential(db, { id: credential, workspaceId, masterKey }) : {};
  if (!secrets) throw new DomainError("not_found", `The credential of ${stepId} was deleted. Choose another one.`);
  const { fixed, expressions } = splitFields(node.fields, fieldsOf(component?.descriptor, command.function));
  return {
    id: stepId,
    comp_id: component?.name ?? command.component,
    function: command.function,
    config: { ...fixed, ...secrets, ...credentialKeys(credential, component) },
    snapshot,
    variables: definition.variables ?? {},
    is_passthrough: definition.nodes_config?.[stepId]?.passthrough?.disabled !== true,
    millrace: {
      inputs: inputsOf(stepId, definition, earlier),
      expressions,
      traces: { sampleIntervalMs },
      hasSuccessors: successors(definition.graph, stepId).length > 0,
    },
  };
}

/** The mapper's config is the edges it stands on, each with the address of the step behind it. */
export function describeMapper(
  flowId: string,
  { edges, variables = {} }: { edges: readonly FlowEdge[]; variables: FlowDefinition["variables"] },
): StepDescription {
  const routes = edges.map(({ source, target, config }) => ({
    source,
    routingKey: routingKey({ flowId, stepId: target, kind: "input" }),
    ...(config?.condition !== undefined && { condition: config.condition }),
    ...(config?.mapper !== undefined && { mapper: config.mapper }),
  }));
  return {
    id: mapperStepId,
    comp_id: "mapper",
    function: "map",
    config: { routes },
    snapshot: {},
    variables,
    is_passthrough: true,
    millrace: { inputs: [], expressions: {}, traces: { sampleIntervalMs } },
  };
}

/**
 * What components ask for their credential by: those with `authClientTypes` at the secrets API, the others at accounts. The former ask even
 * when the other system wants to know nothing: without a credential they are told so.
 */
function credentialKeys(credential: string | undefined, component: StepComponent | undefined): Record<string, string> {
  const isAsked = component?.descriptor.authClientTypes !== undefined;
  const isOptional = component?.descriptor.credentials?.required === false;
  if (!credential) return isAsked && isOptional ? { secretId: noSecretId } : {};
  return { _account: credential, ...(isAsked && { secretId: credential }) };
}

/** What the form of a trigger or an action asks for. */
function fieldsOf(descriptor: ComponentDescriptor | undefined, name: string): Record<string, FieldDescriptor> {
  const found = descriptor && findFunction(descriptor, name);
  return { ...descriptor?.fields, ...found?.descriptor.fields };
}

/** Fields with a fixed value, and those that are computed from each message. */
function splitFields(values: Record<string, unknown>, fields: Record<string, FieldDescriptor>) {
  const fixed: Record<string, unknown> = {};
  const expressions: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if (!isExpressionValue(value)) fixed[name] = value;
    // Such a field is a source that the component evaluates itself, however it is written in a flow file.
    else if (fields[name]?.viewClass === "JSONataView") fixed[name] = value.jsonata;
    else expressions[name] = value.jsonata;
  }
  return { fixed, expressions };
}

/**
 * Edges into the step. Those that only the version before had still count for the messages that were sent along them: they
 * wait in the queue while the new version takes over.
 */
function inputsOf(stepId: string, current: FlowDefinition, earlier: FlowDefinition | undefined) {
  const into = (definition: FlowDefinition) => definition.graph.edges.filter((edge) => edge.target === stepId);
  const edges = into(current);
  const known = new Set(edges.map(({ source }) => source));
  const gone = earlier ? into(earlier).filter(({ source }) => !known.has(source)) : [];
  return [...edges, ...gone].map(({ source, config }) => ({
    source,
    ...(config?.condition ? { condition: config.condition } : {}),
    ...(config?.mapper ? { mapper: config.mapper } : {}),
  }));
}
