import { listBusyFlows } from "@millrace/db";
import type { Eyes } from "./observe/eyes.ts";
import { observeFlows } from "./observe/observe.ts";
import { plan } from "./plan/plan.ts";
import type { Reconciler } from "./reconciler.ts";

/**
 * Looks at every flow that is up or meant to be, from one glance at engine and broker, and asks for those where something is to
 * do. Whatever signal was lost, this finds it.
 */
export async function sweep(eyes: Eyes, reconciler: Reconciler): Promise<void> {
  const flows = await listBusyFlows(eyes.runner.db);
  if (flows.length === 0) return;
  const observed = await observeFlows(eyes, flows);
  const now = Date.now();
  for (const [index, flow] of flows.entries()) {
    const one = observed[index];
    // One that cannot be observed gets its reason from the reconciler, which also backs off.
    if (one?.status !== "fulfilled" || plan(one.value, now).length > 0) reconciler.request(flow.id);
  }
}
