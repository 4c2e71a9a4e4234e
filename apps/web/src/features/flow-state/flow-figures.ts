import type { LiveFlow, LiveStep } from "@millrace/flow";

/** The unprocessed messages of a flow: what a stop drops. */
export interface FlowFigures {
  waiting: number;
  /** Steps work on them right now. */
  inHand: number;
  /** Waiting for a retry. */
  retrying: number;
  quarantined: number;
  /** In front of steps that the version no longer has. */
  held: number;
  total: number;
}

type CountedStep = Pick<LiveStep, "ready" | "unacked" | "rebounds" | "quarantined">;

export function flowFigures(flow: { steps: readonly CountedStep[]; held?: LiveFlow["held"] }): FlowFigures {
  const sum = (count: (step: CountedStep) => number) => flow.steps.reduce((total, step) => total + count(step), 0);
  const waiting = sum((step) => step.ready);
  const inHand = sum((step) => step.unacked);
  const retrying = sum((step) => step.rebounds);
  const quarantined = sum((step) => step.quarantined);
  const held = (flow.held ?? []).reduce((total, { messages }) => total + messages, 0);
  return { waiting, inHand, retrying, quarantined, held, total: waiting + inHand + retrying + quarantined + held };
}

/** Whether the zeros of a picture are counted ones: without the runner's, nobody knows what waits, and sizes are missing. */
export function isMeasured({ steps }: { steps: ReadonlyArray<Pick<LiveStep, "bytes">> }): boolean {
  return steps.every(({ bytes }) => bytes !== undefined);
}

/** What a drain waits for: neither poison nor what is held moves by itself. */
export function movingMessages({ waiting, inHand, retrying }: FlowFigures): number {
  return waiting + inHand + retrying;
}
