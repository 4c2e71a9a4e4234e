import type { ObservedFlow, ObservedQueue } from "./observed-flow.ts";
import type { SetState } from "./step.ts";
import type { WantedFlow, WantedStep } from "./wanted-flow.ts";

/** A flow that was resumed with full queues may work them off, as long as it gets on within this time. */
const catchUpMs = 60_000;

/** A queue that reached its limit suspends the flow; in a limited workspace it stops it. Undefined while all have room. */
export function planOverflow(
  observed: ObservedFlow,
  { wanted, now }: { wanted: WantedFlow; now: number },
): SetState | undefined {
  const { catchingUpSince } = observed;
  if (catchingUpSince !== undefined && now - catchingUpSince < catchUpMs) return undefined;
  for (const step of wanted.steps) {
    const queue = observed.queues.get(step.id);
    const excess = queue && describeExcess(step, { queue, limits: wanted.limits });
    if (!excess) continue;
    const numbers = {
      waitingMessages: queue.ready,
      ...(queue.bytes === undefined ? {} : { waitingBytes: queue.bytes }),
    };
    const turn = { kind: "setState", from: observed.flow.state, actor: "runner", numbers } as const;
    return wanted.isLimited
      ? { ...turn, to: "stopping", why: `${excess} Flows of a limited workspace are stopped then.` }
      : { ...turn, to: "suspending", why: excess };
  }
  return undefined;
}

function describeExcess(
  { id, name }: WantedStep,
  { queue, limits }: { queue: ObservedQueue; limits: WantedFlow["limits"] },
): string | undefined {
  if (queue.ready >= limits.messages) {
    return `The queue of ${id} (${name}) reached its limit of ${limits.messages} messages.`;
  }
  if (queue.bytes !== undefined && queue.bytes >= limits.bytes) {
    return `The queue of ${id} (${name}) reached its limit of ${Math.round(limits.bytes / 1_048_576)} MB.`;
  }
  return undefined;
}
