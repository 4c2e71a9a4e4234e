import {
  loadComponentVersion,
  loadMapper,
  type SampleRequest,
  type SampleRunRow,
  type StepComponent,
} from "@millrace/db";
import { DomainError, type FlowDefinition, parseStepCommand } from "@millrace/flow";
import type { TokenRenewals } from "../oauth/token-renewals.ts";
import { mappedEdges, mapperStepId } from "../reconciler/plan/mapper-step.ts";
import type { Runner } from "../runner.ts";
import { describeMapper, describeNode } from "../step-api/describe-step.ts";
import type { SampleDesk, StepOnTrial, TrialLogin } from "./sample-desk.ts";
import { trialFlowId } from "./sample-flow.ts";

export type Run = SampleRunRow & { request: SampleRequest };

interface Services {
  runner: Runner;
  renewals: TokenRenewals;
  desk: SampleDesk;
}

interface Subject {
  run: Run;
  definition: FlowDefinition;
  component: StepComponent;
}

/** A container of a trial: the tried step's, or the mapper's in front of it. */
export interface Part {
  stepId: string;
  component: StepComponent;
  function: string;
  login: TrialLogin;
}

/** One that nobody was let in for yet. */
type PlannedPart = Omit<Part, "login"> & { step: StepOnTrial };

/** The tried step first; the message begins at the last one. Each has a login at the step API, to be closed. */
export async function trialParts(
  services: Services,
  { run, definition }: { run: Run; definition: FlowDefinition },
): Promise<Part[]> {
  const { workspaceId, componentVersionId } = run.request;
  const component = await loadComponentVersion(services.runner.db, { id: componentVersionId, workspaceId });
  if (!component) throw new DomainError("not_found", "The component is not installed in this workspace.");
  const subject = { run, definition, component };
  const planned = [await triedPart(services, subject), ...(await mapperParts(services, subject))];
  return planned.map(({ step, ...part }) => ({ ...part, login: services.desk.open(run.id, step) }));
}

async function triedPart(
  { runner, renewals }: Services,
  { run, definition, component }: Subject,
): Promise<PlannedPart> {
  const { stepId, flowId } = run;
  const { workspaceId } = run.request;
  const place = { workspaceId, definition, stepId, component, snapshot: {} };
  const described = await describeNode({ ...runner, renewals }, place);
  const node = definition.graph.nodes.find(({ id }) => id === stepId);
  // Nobody comes after it, and yet its output is what this is about.
  const description = { ...described, millrace: { ...noMillrace, ...described.millrace, hasSuccessors: true } };
  return {
    stepId,
    component,
    function: parseStepCommand(node?.command ?? "")?.function ?? "",
    step: { flowId, stepId, workspaceId, credentialId: node?.credential, description },
  };
}

const noMillrace = { inputs: [], expressions: {}, traces: { sampleIntervalMs: 1_000 } };

/** As in the running flow, a step with a runtime of its own has condition and mapping of its connection evaluated in front of it. */
async function mapperParts({ runner }: Services, { run, definition, component }: Subject): Promise<PlannedPart[]> {
  const { stepId, flowId, request } = run;
  const edges = mappedEdges({ definition, components: new Map([[stepId, component]]) }).filter(
    ({ source, target }) => source === request.source && target === stepId,
  );
  if (edges.length === 0) return [];
  const mapper = await loadMapper(runner.db);
  if (!mapper) throw new DomainError("not_found", 'The platform\'s mapper is not installed. Run "npm run up".');
  const description = describeMapper(trialFlowId(run.id), { edges, variables: definition.variables });
  const step = { flowId, stepId: mapperStepId, workspaceId: request.workspaceId, credentialId: undefined, description };
  return [{ stepId: mapperStepId, component: mapper, function: "map", step }];
}
