/** What is different between two definitions of a flow. Places on the canvas and the order of steps do not count. */
export interface FlowDiff {
  steps: StepDiff[];
  edges: EdgeDiff[];
  /** Of the flow as a whole: type, schedule, limits, variables, notes. */
  settings: ValueChange[];
}

export type DiffKind = "added" | "changed" | "removed";

export interface StepDiff {
  kind: DiffKind;
  stepId: string;
  /** As it is called now, or was. */
  name: string;
  /** Of changed steps only. */
  changes: ValueChange[];
}

export interface EdgeDiff {
  kind: DiffKind;
  /** `source->target`. */
  edgeId: string;
  source: string;
  target: string;
  /** Condition and mapping; of an added edge what it brings. */
  changes: ValueChange[];
}

export interface ValueChange {
  /** Where it stands: `fields.url`, `settings.rebound.limit`, `mapper.body`, `cron`. */
  path: string;
  /** In words: "URL", "Retries". */
  label: string;
  /** Undefined: it was not there. A secret is a row of dots. */
  before?: unknown;
  /** Undefined: it is not there any more. */
  after?: unknown;
}

export function isEmptyDiff({ steps, edges, settings }: FlowDiff): boolean {
  return steps.length + edges.length + settings.length === 0;
}
