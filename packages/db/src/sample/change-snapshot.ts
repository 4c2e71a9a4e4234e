import { allowsSnapshotEdit, bytesPerMegabyte, DomainError, flowDefinitionSchema, stateLabel } from "@millrace/flow";
import type { Actor } from "../actor.ts";
import type { Database } from "../database.ts";
import { lockFlow, type Transaction } from "../flow/lock-flow.ts";
import type { FlowModel } from "../generated/models.ts";
import { addTimelineLine } from "../runner/lifecycle/add-timeline-line.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import type { SnapshotRow } from "./list-snapshots.ts";

interface Place {
  workspaceId: WorkspaceId;
  flowId: string;
  stepId: string;
  actor: Actor;
}

const mostMegabytes = 5;

/**
 * Has a step go on from `value` (JSON). Throws `not_found` for a flow or step that does not exist, `wrong_state` while containers
 * are up that would go on from their own, `too_large` and `invalid_input` for what is no snapshot.
 */
export async function setSnapshot(db: Database, { value, ...place }: Place & { value: unknown }): Promise<SnapshotRow> {
  const text = toText(value);
  const { flowId, stepId, actor } = place;
  return db.$transaction(async (tx) => {
    await lockQuietFlow(tx, place);
    const [row] = await tx.$queryRaw<{ updatedAt: Date }[]>`
      INSERT INTO snapshot (flow_id, step_id, value, updated_at) VALUES (${flowId}, ${stepId}, ${text}::jsonb, clock_timestamp())
      ON CONFLICT (flow_id, step_id) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at
      RETURNING updated_at AS "updatedAt"`;
    await addTimelineLine(tx, { flowId, actor: actor.name, reason: `Set the snapshot of ${stepId}` });
    return { stepId, value, updatedAt: row?.updatedAt ?? new Date() };
  });
}

/** Has a step begin anew. Throws as `setSnapshot` does. */
export async function resetSnapshot(db: Database, place: Place): Promise<void> {
  const { flowId, stepId, actor } = place;
  await db.$transaction(async (tx) => {
    await lockQuietFlow(tx, place);
    const { count } = await tx.snapshot.deleteMany({ where: { flowId, stepId } });
    if (count > 0) await addTimelineLine(tx, { flowId, actor: actor.name, reason: `Reset the snapshot of ${stepId}` });
  });
}

function toText(value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new DomainError("invalid_input", "A snapshot is a JSON value.");
  if (/(?<!\\)(?:\\\\)*\\u0000/.test(text)) {
    throw new DomainError(
      "invalid_input",
      "A snapshot cannot hold the character U+0000: the database cannot store it.",
    );
  }
  if (Buffer.byteLength(text) > mostMegabytes * bytesPerMegabyte) {
    throw new DomainError("too_large", `A snapshot is at most ${mostMegabytes} MB of JSON.`);
  }
  return text;
}

async function lockQuietFlow(tx: Transaction, { workspaceId, flowId, stepId }: Place): Promise<void> {
  const flow = await lockFlow(tx, { workspaceId, flowId });
  await refuseUnknownStep(tx, { flow, stepId });
  if (allowsSnapshotEdit(flow.state)) return;
  throw new DomainError(
    "wrong_state",
    `"${flow.name}" is ${stateLabel(flow.state)}: its steps go on from their own snapshots. Stop or suspend it first.`,
    { details: { state: flow.state } },
  );
}

/** A step that is drawn, was published, or remembers something already. */
async function refuseUnknownStep(
  tx: Transaction,
  { flow, stepId }: { flow: FlowModel; stepId: string },
): Promise<void> {
  const flowId = flow.id;
  // One after the other: a transaction has one connection.
  const draft = await tx.draft.findUnique({ where: { flowId } });
  const newest = await tx.flowVersion.findFirst({ where: { flowId }, orderBy: { number: "desc" } });
  const kept = await tx.snapshot.findUnique({ where: { flowId_stepId: { flowId, stepId } } });
  const drawn = [draft, newest].flatMap((row) => (row ? flowDefinitionSchema.parse(row.definition).graph.nodes : []));
  if (kept || drawn.some(({ id }) => id === stepId)) return;
  throw new DomainError("not_found", `"${flow.name}" has no step ${stepId}.`);
}
