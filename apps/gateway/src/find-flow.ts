import type { WebhookFlow } from "@millrace/db";
import type { HookRoute } from "./hook-route.ts";
import { Refusal } from "./refusal.ts";

export interface FlowFinder {
  /** Undefined when no message is taken under this id. @throws Refusal (503) when nobody can tell. */
  find(flowId: string): Promise<HookRoute | undefined>;
  /** What was known of this flow is out of date. */
  forget(flowId: string): void;
}

interface FinderOptions {
  load: (flowId: string) => Promise<WebhookFlow | undefined>;
  toRoute: (flow: WebhookFlow) => HookRoute | undefined;
  onError: (error: unknown) => void;
  /** Changes are announced; this is for announcements that got lost. Default 5 000. */
  ttlMs?: number;
  /** Default 10 000, unknown ids included: guessing fills no memory. */
  maxEntries?: number;
}

interface Entry {
  route: Promise<HookRoute | undefined>;
  loadedAt: number;
}

/** Looks flows up, remembers the answers for a moment, and asks once when many ask at the same time. */
export function createFlowFinder({
  load,
  toRoute,
  onError,
  ttlMs = 5_000,
  maxEntries = 10_000,
}: FinderOptions): FlowFinder {
  const entries = new Map<string, Entry>();

  function find(flowId: string): Promise<HookRoute | undefined> {
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(flowId)) return Promise.resolve(undefined);
    const known = entries.get(flowId);
    if (known && performance.now() - known.loadedAt < ttlMs) return known.route;
    const route = lookUp(flowId, known);
    remember(flowId, { route, loadedAt: performance.now() });
    return route;
  }

  async function lookUp(flowId: string, known: Entry | undefined): Promise<HookRoute | undefined> {
    try {
      const flow = await load(flowId);
      return flow && toRoute(flow);
    } catch (error) {
      onError(error);
      // The database being away is no reason to turn messages down that the broker would take.
      const stale = await known?.route;
      if (stale) return stale;
      entries.delete(flowId);
      const message = "The flow cannot be looked up at the moment: send this again later.";
      throw new Refusal({ status: 503, code: "unavailable", message, retryAfterSeconds: 5, cause: error });
    }
  }

  function remember(flowId: string, entry: Entry): void {
    entries.delete(flowId);
    entries.set(flowId, entry);
    const [oldest] = entries.keys();
    if (entries.size > maxEntries && oldest !== undefined) entries.delete(oldest);
  }

  return { find, forget: (flowId) => void entries.delete(flowId) };
}
