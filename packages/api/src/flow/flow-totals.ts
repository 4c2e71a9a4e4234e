import type { StepTotals } from "@millrace/db";
import {
  errorHandler,
  type FlowDefinition,
  handledSteps,
  rootNodes,
  successors,
  workingDefinition,
} from "@millrace/flow";

export interface FlowTotals {
  /** Messages that entered: what the trigger put out. */
  in: number;
  /** Messages that arrived at the ends without an error. */
  out: number;
  errors: number;
}

/** A flow's figures since its start, from those of its steps. */
export function flowTotals(definition: FlowDefinition, steps: readonly StepTotals[]): FlowTotals {
  const { graph } = workingDefinition(definition);
  const byId = new Map(steps.map((step) => [step.stepId, step]));
  const entered = rootNodes(graph).map(({ id }) => byId.get(id)?.emitted ?? 0);
  // What follows the error handler is about messages that did not arrive.
  const arriving = errorHandler(graph) ? handledSteps(graph) : undefined;
  const ends = graph.nodes
    .filter(({ id }) => successors(graph, id).length === 0 && (arriving?.has(id) ?? true))
    .map(({ id }) => byId.get(id));
  return {
    in: sum(entered),
    out: sum(ends.map((end) => Math.max(0, (end?.received ?? 0) - (end?.errors ?? 0)))),
    errors: sum(steps.map(({ errors }) => errors)),
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
