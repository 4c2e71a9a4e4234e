import { canFollow, DomainError, type FlowState } from "@millrace/flow";
import type { Database } from "../../database.ts";
import { Prisma } from "../../generated/client.ts";

export interface TransitionRecord {
  flowId: string;
  from: FlowState;
  to: FlowState;
  /** A person's or key's name, or "runner". */
  actor: string;
  /** For the timeline. */
  why: string;
  numbers?: Record<string, number> | undefined;
  /** Facts that change with the state; null forgets. Dates are epoch milliseconds. */
  facts?: TransitionFacts | undefined;
}

export interface TransitionFacts {
  activeVersion?: number | null;
  previousVersion?: null;
  refusedVersion?: null;
  execId?: string;
  startedAt?: "now";
  polledAt?: "now";
  drainEndsAt?: null;
  retentionEndsAt?: number | null;
}

/**
 * Writes a new state and its line in the timeline, together; what kept the flow in the old one is forgotten.
 * @returns false when the flow is no longer in `from` (another runner was first), or is gone.
 * @throws DomainError `wrong_state` for a change the life cycle does not know.
 */
export async function recordTransition(db: Database, record: TransitionRecord): Promise<boolean> {
  const { flowId, from, to, actor, why, numbers, facts } = record;
  if (!canFollow(from, to)) {
    throw new DomainError("wrong_state", `Flow ${flowId} cannot go from ${from} to ${to}`);
  }
  const changes = factColumns(facts ?? {});
  const extra = changes.length > 0 ? Prisma.sql`, ${Prisma.join(changes)}` : Prisma.empty;
  // One statement: the line exists if and only if the state changed.
  const written = await db.$executeRaw`
    WITH changed AS (
      UPDATE flow SET state = ${to}::flow_state, state_since = now(), state_reason = NULL ${extra}
      WHERE id = ${flowId} AND state = ${from}::flow_state
      RETURNING id, workspace_id
    )
    INSERT INTO transition (workspace_id, flow_id, "from", "to", actor, reason, numbers)
    SELECT workspace_id, id, ${from}::flow_state, ${to}::flow_state, ${actor}, ${why},
           ${JSON.stringify(numbers ?? {})}::jsonb
    FROM changed`;
  return written > 0;
}

function factColumns(facts: TransitionFacts): Prisma.Sql[] {
  const { activeVersion, execId, retentionEndsAt } = facts;
  const endsAt = typeof retentionEndsAt === "number" ? new Date(retentionEndsAt) : null;
  return [
    ...(activeVersion === undefined ? [] : [Prisma.sql`active_version = ${activeVersion}::int`]),
    ...(facts.previousVersion === undefined ? [] : [Prisma.sql`previous_version = NULL`]),
    ...(facts.refusedVersion === undefined ? [] : [Prisma.sql`refused_version = NULL`]),
    ...(execId === undefined ? [] : [Prisma.sql`exec_id = ${execId}::text`]),
    ...(facts.startedAt === undefined ? [] : [Prisma.sql`started_at = now()`]),
    ...(facts.polledAt === undefined ? [] : [Prisma.sql`polled_at = now()`]),
    ...(facts.drainEndsAt === undefined ? [] : [Prisma.sql`drain_ends_at = NULL`]),
    ...(retentionEndsAt === undefined ? [] : [Prisma.sql`retention_ends_at = ${endsAt}::timestamptz`]),
  ];
}
