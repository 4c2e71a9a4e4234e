import { routingKey } from "@millrace/broker";
import {
  type Database,
  findRunnerFlow,
  findSnapshot,
  type LoadedVersion,
  loadFlowVersion,
  type MasterKey,
  openCredential,
  type StepComponent,
} from "@millrace/db";
import {
  DomainError,
  type FlowDefinition,
  isExpressionValue,
  parseStepCommand,
  type StepDescription,
  successors,
} from "@millrace/flow";
import type { TokenRenewals } from "../oauth/token-renewals.ts";
import { mappedEdges, mapperStepId } from "../reconciler/plan/mapper-step.ts";

const sampleIntervalMs = 1_000;

/** Everything a starting step asks for: config with opened credentials, expressions, edges, snapshot. Throws `not_found`. */
export async function describeStep(
  { db, masterKey, renewals }: { db: Database; masterKey: MasterKey; renewals: TokenRenewals },
  { flowId, stepId }: { flowId: string; stepId: string },
): Promise<StepDescription> {
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
  if (loaded && stepId === mapperStepId) return describeMapper(flowId, loaded);
  const node = loaded?.definition.graph.nodes.find(({ id }) => id === stepId);
  const command = node && parseStepCommand(node.command);
  if (!loaded || !node || !command) throw new DomainError("not_found", `Flow ${flowId} has no step ${stepId}`);
  const credential = node.credential;
  if (credential) await renewals.freshen({ id: credential, workspaceId: flow.workspaceId });
  const secrets = credential
    ? await openCredential(db, { id: credential, workspaceId: flow.workspaceId, masterKey })
    : {};
  if (!secrets) throw new DomainError("not_found", `The credential of ${stepId} was deleted. Choose another one.`);
  const component = loaded.components.get(stepId);
  const { fixed, expressions } = splitFields(node.fields);
  return {
    id: stepId,
    comp_id: component?.name ?? command.component,
    function: command.function,
    config: { ...fixed, ...secrets, ...(credential ? credentialKeys(credential, component) : {}) },
    snapshot,
    variables: loaded.definition.variables ?? {},
    is_passthrough: loaded.definition.nodes_config?.[stepId]?.passthrough?.disabled !== true,
    millrace: {
      inputs: inputsOf(stepId, loaded.definition, earlier?.definition),
      expressions,
      traces: { sampleIntervalMs },
      hasSuccessors: successors(loaded.definition.graph, stepId).length > 0,
    },
  };
}

/** The mapper's config is the edges it stands on, each with the address of the step behind it. */
function describeMapper(flowId: string, loaded: LoadedVersion): StepDescription {
  const routes = mappedEdges(loaded).map(({ source, target, config }) => ({
    source,
    routingKey: routingKey({ flowId, stepId: target, kind: "input" }),
    ...(config?.condition !== undefined && { condition: config.condition }),
    ...(config?.mapper !== undefined && { mapper: config.mapper }),
  }));
  return {
    id: mapperStepId,
    comp_id: loaded.mapper?.name ?? "mapper",
    function: "map",
    config: { routes },
    snapshot: {},
    variables: loaded.definition.variables ?? {},
    is_passthrough: true,
    millrace: { inputs: [], expressions: {}, traces: { sampleIntervalMs } },
  };
}

/** What components ask for their credential by: those with `authClientTypes` at the secrets API, the others at accounts. */
function credentialKeys(credential: string, component: StepComponent | undefined): Record<string, string> {
  return { _account: credential, ...(component?.descriptor.authClientTypes !== undefined && { secretId: credential }) };
}

/** Fields with a fixed value, and those that are computed from each message. */
function splitFields(fields: Record<string, unknown>) {
  const fixed: Record<string, unknown> = {};
  const expressions: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (isExpressionValue(value)) expressions[name] = value.jsonata;
    else fixed[name] = value;
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
