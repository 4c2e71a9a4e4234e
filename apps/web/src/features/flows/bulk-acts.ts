import { allowsCommand, type FlowState, stateLabel } from "@millrace/flow";

export const bulkActs = ["start", "resume", "suspend", "stop", "delete"] as const;
export type BulkAct = (typeof bulkActs)[number];

interface Choosable {
  id: string;
  name: string;
  state: FlowState;
  /** Newest published version. */
  version?: number | undefined;
}

/** Why the act leaves a flow alone; undefined when it takes it. */
export function whyLeftAlone(act: BulkAct, { state, version }: Choosable): string | undefined {
  const label = stateLabel(state);
  if (act === "delete") return state === "inactive" ? undefined : `It is ${label}. Stop it before you delete it.`;
  if (act === "start" && state === "inactive" && version === undefined)
    return "It was never published. Publish it first.";
  if (allowsCommand(state, act)) return undefined;
  return `It is ${label}.`;
}

export interface BulkPlan<Flow> {
  taken: Flow[];
  leftAlone: Array<{ flow: Flow; reason: string }>;
}

/** Which of the chosen flows the act is for. */
export function planBulk<Flow extends Choosable>(act: BulkAct, flows: readonly Flow[]): BulkPlan<Flow> {
  const plan: BulkPlan<Flow> = { taken: [], leftAlone: [] };
  for (const flow of flows) {
    const reason = whyLeftAlone(act, flow);
    if (reason === undefined) plan.taken.push(flow);
    else plan.leftAlone.push({ flow, reason });
  }
  return plan;
}

export interface BulkOutcome<Flow> {
  done: Flow[];
  failed: Array<{ flow: Flow; reason: string }>;
}

const atOnce = 4;

/** Asks for one flow after the other, a few at once. Ends between two when `signal` is aborted; what failed does not stop the rest. */
export async function runBulk<Flow>(
  flows: readonly Flow[],
  {
    act,
    explain,
    signal,
    onProgress,
  }: {
    act(flow: Flow): Promise<unknown>;
    explain(error: unknown): string;
    signal: AbortSignal;
    onProgress(outcome: BulkOutcome<Flow>): void;
  },
): Promise<BulkOutcome<Flow>> {
  const outcome: BulkOutcome<Flow> = { done: [], failed: [] };
  const rest = [...flows];
  const work = async () => {
    for (let flow = rest.shift(); flow !== undefined && !signal.aborted; flow = rest.shift()) {
      try {
        await act(flow);
        outcome.done.push(flow);
      } catch (error) {
        outcome.failed.push({ flow, reason: explain(error) });
      }
      onProgress({ done: [...outcome.done], failed: [...outcome.failed] });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return outcome;
}
