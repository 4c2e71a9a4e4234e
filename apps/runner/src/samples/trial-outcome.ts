import type { SampleOutcome } from "@millrace/flow";
import type { Outputs } from "./collect-outputs.ts";
import type { TrialEnding } from "./trial-ending.ts";

/** Messages, an error, perhaps after messages, or neither when it was given up. */
export interface Tried {
  outputs: Outputs;
  error?: NonNullable<SampleOutcome["error"]>;
  logs: SampleOutcome["logs"];
}

/** What an ending means for who asked. */
export function toTried(came: TrialEnding, outputs: Outputs): Omit<Tried, "logs"> {
  // What it put out counts, however its container, its time or the runner came to an end afterwards.
  const isEnough = outputs.messages.length > 0;
  switch (came.kind) {
    case "error":
      return { outputs, error: came.error };
    case "ended":
      return isEnough ? { outputs } : { outputs, error: came.error };
    case "nothing":
      return isEnough ? { outputs } : { outputs, error: { name: "NoOutput", message: nothingText(came.outcome) } };
    case "data":
    case "done":
      return { outputs };
    case "given-up":
      return { outputs: { messages: [], isMore: false } };
  }
}

function nothingText(outcome: string): string {
  return outcome === "filtered"
    ? "The condition of the connection does not hold for this input, so the step was not run. Change the input or the condition."
    : "The step worked, but put nothing out. Give it other input, or, for a trigger, make something new for it to find.";
}
