import { isAllHeard } from "./hearing.ts";
import type { ObservedContainer, ObservedFlow } from "./observed-flow.ts";
import type { WantedFlow, WantedStep } from "./wanted-flow.ts";

/** One death may be chance, or someone's `kill`: the flow heals itself and nobody needs to read of it. */
const notedFromFailures = 2;
const separator = " · ";
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
    ...wanted.steps.flatMap((step) => (step.isPaused ? [] : (describeStep(observed, { step, wanted, isLate }) ?? []))),
    ...describeLeftovers(observed, wanted),
  ];
  if (troubles.length > 0) return [...new Set(troubles)].join(separator);
  // Between two deaths of one that keeps dying, the reason stays.
  const isHealing = observed.containers.some(({ failures }) => failures > notedFromFailures);
  return isHealing && !isAllHeard(observed, wanted) ? observed.flow.stateReason : undefined;
}

function describeStep(
  observed: ObservedFlow,
  { step, wanted, isLate }: { step: WantedStep; wanted: WantedFlow; isLate: boolean },
): string | undefined {
  const containers = observed.containers.filter(({ stepId }) => stepId === step.id);
  const dead = containers.find(
    ({ state, spec, failures }) =>
      state === "exited" && spec === step.spec && (isLate || failures >= notedFromFailures),
  );
  if (dead) return describeDeath(step, dead);
  const hasConsumer = (observed.queues.get(step.id)?.consumers ?? 0) > 0;
  if (!isLate || hasConsumer) return undefined;
  // Only the part that is about this step: the whole reason, said again for each silent step, would grow with every look.
  const said = observed.flow.stateReason?.split(separator) ?? [];
  const own = said.find((words) => isAbout(step, words));
  // While one that keeps dying is up again, its last words say more than its silence.
  if (own) return own;
  if (containers.length === 0) {
    const failure = said.find((words) => !wanted.steps.some((other) => isAbout(other, words)));
    return failure ?? `${step.id} (${step.name}) has no container yet.`;
  }
  return `${step.id} (${step.name}) is up but does not take messages yet.`;
}

function isAbout({ id }: WantedStep, words: string): boolean {
  return words.startsWith(`${id} `);
}

/** Messages in front of steps that the version no longer has. */
function describeLeftovers({ queues }: ObservedFlow, wanted: WantedFlow): string[] {
  const known = new Set(wanted.steps.map(({ id }) => id));
  return [...queues].flatMap(([stepId, { ready }]) => {
    if (known.has(stepId) || ready === 0) return [];
    const messages = ready === 1 ? "1 message waits" : `${ready} messages wait`;
    return [
      `${messages} in front of ${stepId}, which is no longer part of the flow: process them with version ${wanted.version}, export or drop them.`,
    ];
  });
}

function describeDeath(step: WantedStep, { end, lastLines, failures }: ObservedContainer): string {
  const who = `${step.id} (${step.name})`;
  if (end?.outOfMemory) {
    return `${who} was stopped for using more than ${step.memoryMb} MB of memory. Give it more memory (Advanced), or smaller messages.`;
  }
  const times = failures > 0 ? `keeps ending (${failures + 1} times)` : "ended";
  const words = lastLines.slice(-shownLines).join(" | ").slice(0, shownCharacters);
  return `${who} ${times} with exit code ${end?.exitCode ?? "?"}${words ? `: ${words}` : ""}`;
}
