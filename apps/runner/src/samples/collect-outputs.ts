import { bytesPerMegabyte, sampleLimits } from "@millrace/flow";
import type { TrialResult } from "./read-result.ts";

export type TrialMessage = Extract<TrialResult, { kind: "data" }>["message"];

export interface Outputs {
  messages: TrialMessage[];
  /** There were more than are kept. */
  isMore: boolean;
}

export interface OutputCollector extends Disposable {
  readonly outputs: Outputs;
  take(result: TrialResult): void;
  /** Settles when the step has said all: that it is done, that it failed, or nothing more for a while after its first message. */
  readonly said: Promise<TrialResult>;
}

/** Not every runtime tells that it is done, or is done when it tells (component contract §0.9): after a message this long without another counts as the end. */
const quietMs = 2_000;
/** A trigger may go on for long. What came until then is enough to choose from. */
const longestMs = 10_000;

/** Gathers what a trial's step puts out, up to what is kept. One that `emitsLate` may go on when its message is settled. */
export function collectOutputs({ quiet = quietMs, longest = longestMs, emitsLate = false } = {}): OutputCollector {
  const outputs: Outputs = { messages: [], isMore: false };
  const { promise: said, resolve } = Promise.withResolvers<TrialResult>();
  const timers: { quiet?: NodeJS.Timeout; longest?: NodeJS.Timeout } = {};
  let bytes = 0;
  const end = () => {
    const [message] = outputs.messages;
    if (message) resolve({ kind: "data", message });
  };
  const keep = (message: TrialMessage) => {
    if (outputs.messages.length > 0) bytes += Buffer.byteLength(JSON.stringify(message));
    const isFull =
      outputs.messages.length >= sampleLimits.outputs || bytes > sampleLimits.outputMegabytes * bytesPerMegabyte;
    if (isFull) {
      outputs.isMore = true;
      end();
      return;
    }
    outputs.messages.push(message);
    clearTimeout(timers.quiet);
    timers.quiet = setTimeout(end, quiet);
    timers.longest ??= setTimeout(end, longest);
  };
  return {
    outputs,
    said,
    take: (result) => {
      if (result.kind === "data") keep(result.message);
      else if (emitsLate && (result.kind === "nothing" || result.kind === "done")) {
        // What came began the wait already.
        if (outputs.messages.length === 0) timers.quiet ??= setTimeout(() => resolve(result), quiet);
      } else if (result.kind === "nothing" && outputs.messages.length > 0) end();
      else if (result.kind !== "done") resolve(result);
      else end();
    },
    [Symbol.dispose]: () => {
      clearTimeout(timers.quiet);
      clearTimeout(timers.longest);
    },
  };
}
