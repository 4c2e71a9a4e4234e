import { type FlowRow, sealFlowMessage } from "@millrace/db";
import { DomainError, keepsQueues, parseMessageSearch, stateLabel } from "@millrace/flow";
import { queueKindSchema } from "@millrace/jobs";
import { z } from "zod";
import type { WorkspaceContext } from "../trpc.ts";

/** A queue of a step. */
export const queuePlace = { flowId: z.string(), stepId: z.string(), kind: queueKindSchema.default("waiting") };

/** Words, or a value at a place: `order.id = 42`. */
export const searchInput = z.string().max(500).optional();

/** `wrong_state` for a flow that has no queues. */
export function refuseWithoutQueues({ name, state }: Pick<FlowRow, "name" | "state">): void {
  if (keepsQueues(state)) return;
  throw new DomainError("wrong_state", `"${name}" is ${stateLabel(state)}: it has no queues to look into.`, {
    details: { state },
  });
}

/** What somebody looks for may be people's data: it does not lie open between the programs. */
export function sealSearch(
  { masterKey }: Pick<WorkspaceContext, "masterKey">,
  { flowId, search }: { flowId: string; search: string | undefined },
): { sealedSearch?: string } {
  if (search === undefined || parseMessageSearch(search) === undefined) return {};
  return { sealedSearch: sealFlowMessage(masterKey, { flowId, message: search }) };
}
