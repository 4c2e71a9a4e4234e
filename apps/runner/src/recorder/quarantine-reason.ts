import { deliveryLimit } from "@millrace/flow";
import type { DeadLetter } from "./dead-letter.ts";

interface Circumstances {
  /** How the container ended that had it last. */
  death: { exitCode: number; outOfMemory: boolean } | undefined;
  /** False when the flow was stopped meanwhile, and its queues were taken away. */
  isInQuarantine: boolean;
}

/** Why a message was set aside, in words, for its error record. */
export function quarantineReason(
  { reason }: Pick<DeadLetter, "reason">,
  { death, isInQuarantine }: Circumstances,
): { name: string; message: string } {
  const place = isInQuarantine
    ? "It is set aside in the step's quarantine; the flow goes on."
    : "The flow was stopped meanwhile, or its step taken out of it: the message is kept in this record alone.";
  if (reason === "delivery_limit") {
    // The first delivery is not counted against the limit.
    const times = deliveryLimit + 1;
    const what = death
      ? `The message ended its container ${times} times, last with ${describeExit(death)}.`
      : `The message was handed out ${times} times and the step ended each time before it was done.`;
    return { name: death?.outOfMemory ? "OutOfMemory" : "Poison", message: `${what} ${place}` };
  }
  if (reason === "rejected") {
    return { name: "Rejected", message: `The step rejected the message without saying why. ${place}` };
  }
  return { name: "SetAside", message: `The message left its queue (${reason}). ${place}` };
}

/** Exit codes above 128 stand for the signal that ended the process. */
const signals: Record<number, string> = { 134: "aborted", 137: "killed", 139: "crashed", 143: "asked to stop" };

function describeExit({ exitCode, outOfMemory }: { exitCode: number; outOfMemory: boolean }): string {
  const meaning = outOfMemory ? "out of memory" : signals[exitCode];
  return `exit code ${exitCode}${meaning === undefined ? "" : ` (${meaning})`}`;
}
