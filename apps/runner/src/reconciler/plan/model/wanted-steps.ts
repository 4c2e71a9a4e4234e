import type { ObservedFlow } from "../observed-flow.ts";
import type { WantedFlow } from "../wanted-flow.ts";

/** None of a version that cannot be run. */
export function wantedSteps(wanted: ObservedFlow["wanted"]): WantedFlow["steps"] {
  return wanted && "steps" in wanted ? wanted.steps : [];
}
