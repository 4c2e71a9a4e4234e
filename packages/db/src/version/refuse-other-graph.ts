import {
  DomainError,
  type FlowDefinition,
  isSameGraph,
  keepsGraph,
  stateLabel,
  workingDefinition,
} from "@millrace/flow";
import type { FlowRow } from "../flow/flow-row.ts";
import type { Transaction } from "../flow/lock-flow.ts";
import { toVersionRow } from "./get-version.ts";

/**
 * What waits in the queues of a suspended flow goes on where it stands: its steps and connections must stay. Throws `wrong_state`
 * when they would not.
 */
export async function refuseOtherGraph(
  tx: Transaction,
  { flow, definition }: { flow: FlowRow; definition: FlowDefinition },
): Promise<void> {
  const { id: flowId, name, state, activeVersion: number, desired } = flow;
  if (number === undefined || !(keepsGraph(state) || desired === "suspended")) return;
  const row = await tx.flowVersion.findUnique({ where: { flowId_number: { flowId, number } } });
  if (!row || isSameGraph(graphOf(toVersionRow(row).definition), graphOf(definition))) return;
  const label = keepsGraph(state) ? stateLabel(state) : "about to be suspended";
  throw new DomainError(
    "wrong_state",
    `"${name}" is ${label}: its steps and connections must stay as they are in version ${number}, for the messages that wait. Resume or stop it first. Mapping, fields, credentials and component versions may change.`,
    { details: { state } },
  );
}

/** A step that is skipped has no queue: to skip it is to take it away. */
function graphOf(definition: FlowDefinition): FlowDefinition["graph"] {
  return workingDefinition(definition).graph;
}
