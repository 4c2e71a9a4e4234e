import { DomainError, stateLabel } from "@millrace/flow";
import type { Actor } from "../actor.ts";
import type { Database } from "../database.ts";
import { addTimelineLine } from "../runner/lifecycle/add-timeline-line.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { lockFlow } from "./lock-flow.ts";

interface Extension {
  workspaceId: WorkspaceId;
  flowId: string;
  /** Added to the present end. */
  days: number;
  actor: Actor;
}

const dayMs = 86_400_000;
const longestDays = 365;

/**
 * Keeps the messages of a suspended flow for longer. Throws `not_found`, `wrong_state` for a flow that is not suspended, and
 * `invalid_input` for an end that is more than a year away.
 */
export async function extendRetention(
  db: Database,
  { workspaceId, flowId, days, actor }: Extension,
): Promise<{ retentionEndsAt: Date }> {
  return db.$transaction(async (tx) => {
    const { name, state, retentionEndsAt: present } = await lockFlow(tx, { workspaceId, flowId });
    if (state !== "suspended") {
      throw new DomainError(
        "wrong_state",
        `"${name}" is ${stateLabel(state)}: only a suspended flow keeps its messages for a limited time.`,
        { details: { state } },
      );
    }
    const now = Date.now();
    const retentionEndsAt = new Date((present?.getTime() ?? now) + days * dayMs);
    const latest = now + longestDays * dayMs;
    if (retentionEndsAt.getTime() > latest) {
      const last = new Date(latest).toISOString();
      throw new DomainError("invalid_input", `Messages are kept until ${last} at the latest. Choose fewer days.`);
    }
    await tx.$executeRaw`UPDATE flow SET retention_ends_at = ${retentionEndsAt} WHERE id = ${flowId}`;
    const reason = `Keeps its messages ${days === 1 ? "a day" : `${days} days`} longer, until ${retentionEndsAt.toISOString()}`;
    await addTimelineLine(tx, { flowId, actor: actor.name, reason, numbers: { days } });
    return { retentionEndsAt };
  });
}
