import { addTimelineLine, setStateReason } from "@millrace/db";
import type { Hands } from "../hands.ts";

/** Shows (or clears) what keeps the flow from getting on. A new trouble gets a line in the timeline. */
export async function setReason(
  { runner, flow, changed }: Pick<Hands, "runner" | "flow" | "changed">,
  { reason }: { reason: string | null },
): Promise<void> {
  if (!(await setStateReason(runner.db, { flowId: flow.id, reason }))) return;
  if (reason !== null && flow.stateReason === undefined) {
    await addTimelineLine(runner.db, { flowId: flow.id, actor: "runner", reason });
  }
  changed(flow.id);
}
