import { saveWake } from "@millrace/db";
import type { Hands } from "../hands.ts";

/** Keeps how long the wake took; the board adds how long the first message took to run through. */
export async function finishWake({ runner, flow, memory, changed }: Hands): Promise<void> {
  const wake = memory.wakes.finish(flow.id, Date.now());
  if (!wake) return;
  await saveWake(runner.db, { flowId: flow.id, wake });
  runner.log.info({ flowId: flow.id, ...wake }, "flow is awake");
  changed(flow.id);
}
