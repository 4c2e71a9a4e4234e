import type { FlowDefinition } from "../definition/flow-definition.ts";
import type { StepWish, StepWishes } from "./step-wish.ts";

interface Versions {
  previous: FlowDefinition;
  next: FlowDefinition;
}

/**
 * What stays of the wishes for single steps when a version is published: those of steps that are gone are forgotten, and so is an
 * override of a setting that the new version changes: what was published last counts.
 */
export function carryStepWishes(wishes: StepWishes, { previous, next }: Versions): StepWishes {
  const stepIds = new Set(next.graph.nodes.map(({ id }) => id));
  const carried = Object.entries(wishes).flatMap(([stepId, wish]) => {
    if (!stepIds.has(stepId)) return [];
    const kept = carryWish(wish, { before: previous.nodes_config?.[stepId], after: next.nodes_config?.[stepId] });
    return Object.keys(kept).length > 0 ? [[stepId, kept] as const] : [];
  });
  return Object.fromEntries(carried);
}

type Settings = Pick<StepWish, "replicas" | "prefetch"> | undefined;

function carryWish(
  { replicas, prefetch, ...rest }: StepWish,
  { before, after }: { before: Settings; after: Settings },
): StepWish {
  return {
    ...rest,
    ...(replicas !== undefined && before?.replicas === after?.replicas && { replicas }),
    ...(prefetch !== undefined && before?.prefetch === after?.prefetch && { prefetch }),
  };
}
