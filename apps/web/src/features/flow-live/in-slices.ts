import type { LiveFlow } from "@millrace/flow";
import type { LiveStore } from "./live-store.ts";
import { mergeLive } from "./merge-live.ts";

/** Steps that may change in one frame: that many cards are drawn well within it. */
const atMost = 16;

interface Frames {
  request(draw: () => void): number;
  cancel(frame: number): void;
}

/**
 * Hands a picture of many changed steps to the store by a few of them at a time. All at once they took up to a tenth of a second, and a
 * long flow that was moved by hand jerked with each picture.
 */
export function inSlices(store: LiveStore, frames: Frames) {
  let wanted: LiveFlow | undefined;
  let frame: number | undefined;
  const draw = () => {
    frame = undefined;
    if (!wanted) return;
    const slice = sliceOf(store.getState().flow, { wanted, atMost });
    store.getState().receive(slice);
    if (slice === wanted) wanted = undefined;
    else frame = frames.request(draw);
  };
  return {
    take(picture: LiveFlow): void {
      wanted = mergeLive(store.getState().flow, picture);
      if (frame === undefined) draw();
    },
    close(): void {
      if (frame !== undefined) frames.cancel(frame);
      frame = undefined;
    },
  };
}

/** What is wanted, with at most so many steps that differ from what is shown; what is wanted itself when that is all. */
export function sliceOf(
  shown: LiveFlow | undefined,
  { wanted, atMost }: { wanted: LiveFlow; atMost: number },
): LiveFlow {
  const known = new Map(shown?.steps.map((step) => [step.id, step]));
  let left = atMost;
  let isWhole = true;
  const steps = wanted.steps.map((step) => {
    const before = known.get(step.id);
    if (!before || before === step) return step;
    left -= 1;
    if (left >= 0) return step;
    isWhole = false;
    return before;
  });
  return isWhole ? wanted : { ...wanted, steps };
}
