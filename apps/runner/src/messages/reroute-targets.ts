import { DomainError, type FlowDefinition, predecessors, successors } from "@millrace/flow";

type Graph = FlowDefinition["graph"];

interface Removed {
  stepId: string;
  /** The newest version that had the step, and the one that works. */
  before: Graph;
  active: Graph;
}

export interface Reroute {
  /** The step whose messages are moved. */
  sender: string;
  /** Steps that its sender feeds now and did not feed then: the others have got their copies. */
  targets: string[];
}

/**
 * Where messages in front of a removed step go, as if their sender had sent them now. Throws `wrong_state` when there is no such
 * place.
 */
export function rerouteTargets({ stepId, before, active }: Removed): Reroute {
  const [sender] = predecessors(before, stepId);
  if (sender === undefined) throw nowhere(stepId, "It was the trigger: nothing sent them here.");
  if (!active.nodes.some(({ id }) => id === sender)) {
    throw nowhere(stepId, `${sender}, which sent them, is gone as well.`);
  }
  const fedBefore = new Set(successors(before, sender));
  const targets = successors(active, sender).filter((id) => !fedBefore.has(id));
  if (targets.length === 0) {
    throw nowhere(stepId, `${sender}, which sent them, feeds no step that has not got them already.`);
  }
  return { sender, targets };
}

function nowhere(stepId: string, why: string): DomainError {
  return new DomainError(
    "wrong_state",
    `The messages in front of ${stepId} cannot be processed with this version. ${why} Export or drop them.`,
  );
}
