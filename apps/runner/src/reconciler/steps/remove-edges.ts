import { flowExchange, parseName, removeBindings } from "@millrace/broker";
import type { Runner } from "../../runner.ts";

/** A binding by which what one step sends reaches another's queue, or its own later on. */
interface BoundEdge {
  source: string;
  queue: string;
  routingKey: string;
}

/** Errors go to an error handler like messages; older releases bound a queue of rebounds to each step. */
const edgeKinds = new Set(["data", "error", "setaside", "rebound"]);

/** Unbinds edges of a flow. Reply keys and collectors, bound to the same exchange, are not edges. */
export async function removeEdges(
  { session, management, signal }: Pick<Runner, "session" | "management" | "signal">,
  { flowId, isObsolete }: { flowId: string; isObsolete: (edge: BoundEdge) => boolean },
): Promise<void> {
  const exchange = flowExchange(flowId);
  const bound = await management.listBindings(exchange, signal);
  const obsolete = bound.filter(({ queue, routingKey }) => {
    const from = parseName(routingKey);
    return (
      from &&
      edgeKinds.has(from.kind) &&
      parseName(queue)?.flowId === flowId &&
      isObsolete({ source: from.stepId, queue, routingKey })
    );
  });
  if (obsolete.length === 0) return;
  await removeBindings(
    session,
    obsolete.map((binding) => ({ ...binding, exchange })),
  );
}
