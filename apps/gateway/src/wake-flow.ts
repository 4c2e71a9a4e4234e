import type { JobPayload } from "@millrace/jobs";
import type { HookRoute } from "./hook-route.ts";

/** Has the runner start the containers of a sleeping flow while its message is still on the way to the broker. Never waits. */
export type WakeFlow = (route: HookRoute) => void;

interface WakeOptions {
  tell: (payload: JobPayload<"wake">) => Promise<void>;
  onError: (error: unknown) => void;
}

/**
 * Tells of each sleeping flow once, however many call it: what is known of a flow is looked up anew as soon as its state changes.
 * A call that gets lost costs time only: the runner finds the waiting message at its next look.
 */
export function createWakeFlow({ tell, onError }: WakeOptions): WakeFlow {
  const told = new WeakSet<HookRoute>();
  return (route) => {
    if (!route.isSleeping || told.has(route)) return;
    told.add(route);
    tell({ flowId: route.flowId, cause: "webhook", at: Date.now() }).catch(onError);
  };
}
