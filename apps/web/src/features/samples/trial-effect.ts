import { type FlowNode, type ResolvedFunction, triggerKind } from "@millrace/flow";

export interface TrialEffect {
  /** Something outside may be different afterwards. */
  writes: boolean;
  words: string;
}

interface StepToTry {
  component: string;
  title: string;
  found: ResolvedFunction;
  node: Pick<FlowNode, "fields">;
  /** Name of the credential it signs in with. */
  credential?: string | undefined;
}

/** Built-in components that only compute. */
const computing = new Set(["transform", "code", "filter", "splitter", "csv", "xml", "log"]);
const readingMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** What running a step for real means to the world outside, for the button that does it. */
export function trialEffect({ component, title, found, node, credential }: StepToTry): TrialEffect {
  const system = credential ? `${title} (${credential})` : title;
  if (found.role === "trigger") {
    return triggerKind(found.descriptor) === "webhook"
      ? {
          writes: false,
          words: "Takes one call in and shows what the trigger makes of it. The flow need not be started.",
        }
      : { writes: false, words: `Runs for real: reads from ${system}. Where the flow itself reads on stays as it is.` };
  }
  if (computing.has(component)) {
    return { writes: false, words: "Runs for real, in a container of its own. It asks no other system." };
  }
  const place = hostOf(node.fields.url) ?? system;
  const { method } = node.fields;
  const reads = typeof method === "string" && readingMethods.has(method.toUpperCase());
  return reads
    ? { writes: false, words: `Runs for real: reads from ${place}.` }
    : { writes: true, words: `Runs for real: sends to ${place}.` };
}

function hostOf(url: unknown): string | undefined {
  if (typeof url !== "string") return undefined;
  return /^https?:\/\/(?:[^/?#@]*@)?([^/?#]+)/i.exec(url)?.[1];
}
