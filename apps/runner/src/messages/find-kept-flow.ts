import { type Database, findRunnerFlow, loadFlowVersion, type RunnerFlow } from "@millrace/db";
import { DomainError, type FlowDefinition, keepsQueues, stateLabel } from "@millrace/flow";

export interface KeptFlow {
  flow: RunnerFlow;
  /** Of the version whose queues stand. */
  version: number;
  graph: FlowDefinition["graph"];
}

/** A flow whose queues stand, with the graph they were made for. Throws `not_found`, `wrong_state`. */
export async function findKeptFlow(db: Database, flowId: string): Promise<KeptFlow> {
  const flow = await findRunnerFlow(db, { flowId });
  if (!flow) throw new DomainError("not_found", "The flow is gone.");
  const version = flow.activeVersion;
  if (!keepsQueues(flow.state) || version === undefined) {
    throw new DomainError(
      "wrong_state",
      `"${flow.name}" is ${stateLabel(flow.state)}: it has no queues for messages. Start it first.`,
    );
  }
  const loaded = await loadFlowVersion(db, { flowId, version });
  if (!loaded) throw new DomainError("not_found", `Version ${version} of "${flow.name}" is gone.`);
  return { flow, version, graph: loaded.definition.graph };
}
