import type { ObservedContainer, ObservedFlow } from "./observed-flow.ts";
import type { WantedFlow, WantedStep } from "./wanted-flow.ts";

/** One death may be chance, or someone's `kill`: the flow heals itself and nobody needs to read of it. */
const notedFromFailures = 2;
const shownLines = 3;
const shownCharacters = 600;

/**
 * What keeps the flow from getting on, in words for its reason; undefined when nothing does. `isLate`: the deadline of its
 * state has passed, so that silence needs an explanation too.
 */
export function describeTroubles(
  observed: ObservedFlow,
  { wanted, isLate }: { wanted: WantedFlow; isLate: boolean },
): string | undefined {
  const troubles = [
    ...wanted.steps.flatMap((step) => describeStep(observed, { step, isLate }) ?? []),
    ...describeLeftovers(observed, wanted),
  ];
  if (troubles.length > 0) return troubles.join(" · ");
  // Between two deaths of one that keeps dying, the reason stays.
  const isHealing = observed.containers.some(({ failures }) => failures > notedFromFailures);
  const isAllHeard = wanted.steps.every((step) => (observed.queues.get(step.id)?.consumers ?? 0) > 0);
  return isHealing && !isAllHeard ? observed.flow.stateReason : undefined;
}

function describeStep(
  observed: ObservedFlow,
  { step, isLate }: { step: WantedStep; isLate: boolean },
): string | undefined {
  const containers = observed.containers.filter(({ stepId }) => stepId === step.id);
  const dead = containers.find(
    ({ state, failures }) => state === "exited" && (isLate || failures >= notedFromFailures),
  );
  if (dead) return describeDeath(step, dead);
  const hasConsumer = (observed.queues.get(step.id)?.consumers ?? 0) > 0;
  if (!isLate || hasConsumer) return undefined;
  // While one that keeps dying is up again, its last words say more than its silence.
  if (observed.flow.stateReason?.includes(`${step.id} `)) return observed.flow.stateReason;
  if (containers.length === 0) return observed.flow.stateReason ?? `${step.id} (${step.name}) has no container yet.`;
  return `${step.id} (${step.name}) is up but does not take messages yet.`;
}

/** Queues that nobody works on any more: their step was taken out of the flow, and its last container died. */
function describeLeftovers({ containers, queues }: ObservedFlow, wanted: WantedFlow): string[] {
  const known = new Set(wanted.steps.map(({ id }) => id));
  return [...queues].flatMap(([stepId, { ready }]) => {
    const isWorkedOn = known.has(stepId) || containers.some((container) => container.stepId === stepId);
    if (isWorkedOn || ready === 0) return [];
    return [
      `${stepId} is no longer part of the flow, but ${ready} messages still wait in its queue. Publish a version with the step to have them worked on; stopping the flow drops them.`,
    ];
  });
}

function describeDeath(step: WantedStep, { end, lastLines, failures }: ObservedContainer): string {
  const who = `${step.id} (${step.name})`;
  if (end?.outOfMemory) {
    return `${who} was stopped for using more than ${step.memoryMb} MB of memory. Give it more (memoryMb), or smaller messages.`;
  }
  const times = failures > 0 ? `keeps ending (${failures + 1} times)` : "ended";
  const words = lastLines.slice(-shownLines).join(" | ").slice(0, shownCharacters);
  return `${who} ${times} with exit code ${end?.exitCode ?? "?"}${words ? `: ${words}` : ""}`;
}
