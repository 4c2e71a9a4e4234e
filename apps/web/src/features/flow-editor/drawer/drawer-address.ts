import { errorEntries } from "../../errors/error-filter.ts";
import { executionEntries } from "../../executions/execution-filter.ts";
import type { DrawerState } from "./drawer-store.ts";

type Place = Pick<
  DrawerState,
  "tab" | "executionFilter" | "errorFilter" | "logFilter" | "queue" | "openErrorId" | "openExecutionId"
>;

/** Entries that are the drawer's; all others of an address belong to somebody else. */
const own = [
  "drawer",
  "execution",
  "error",
  "status",
  "step",
  "search",
  "empty",
  "span",
  "from",
  "to",
  "thread",
  "level",
  "kind",
];

/** The query of the page that leads back to what the drawer shows now, with what else stood in `address`. */
export function drawerAddress(place: Place, address: string): string {
  const params = new URLSearchParams(address);
  for (const name of own) params.delete(name);
  for (const [name, value] of Object.entries(entries(place))) if (value) params.set(name, value);
  const query = params.toString();
  return query ? `?${query}` : "";
}

function entries({ tab, ...place }: Place): Record<string, string | undefined> {
  switch (tab) {
    case "executions":
      return { drawer: tab, ...executionEntries(place.executionFilter), execution: place.openExecutionId };
    case "errors":
      return { drawer: tab, ...errorEntries(place.errorFilter), error: place.openErrorId };
    case "logs": {
      const { stepId, threadId, level, search } = place.logFilter;
      return { drawer: tab, step: stepId, thread: threadId, level, search: search || undefined };
    }
    case "queues":
      return { drawer: tab, step: place.queue.stepId, kind: place.queue.kind };
    default:
      return { drawer: tab };
  }
}
