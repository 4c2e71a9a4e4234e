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
    return { writes: false, words: "Runs for real, in a container of its own. It calls no other system." };
  }
  const { method, url } = requestOf(node.fields);
  const place = hostOf(url) ?? (credential && system);
  if (typeof method === "string" && readingMethods.has(method.toUpperCase())) {
    return { writes: false, words: `Runs for real: reads from ${place ?? system}.` };
  }
  // Of a component that somebody pushed nothing is known but what it is called.
  return {
    writes: true,
    words: place ? `Runs for real: sends to ${place}.` : `Runs for real, with whatever ${title} does elsewhere.`,
  };
}

/** The request that a step makes: of fields of its own, or of the one field that holds all of it (RESTAPIView). */
function requestOf(fields: FlowNode["fields"]): { method?: unknown; url?: unknown } {
  if (fields.url !== undefined) return fields;
  const whole = Object.values(fields).find(
    (value) => typeof value === "object" && value !== null && "url" in value && "method" in value,
  );
  return typeof whole === "object" && whole !== null ? whole : fields;
}

/** Of an address, or of an expression that begins with a fixed one. */
function hostOf(url: unknown): string | undefined {
  if (typeof url !== "string") return undefined;
  return /^\s*["']?https?:\/\/(?:[^/?#@]*@)?([^/?#"']+)/i.exec(url)?.[1];
}
