import {
  type DesiredState,
  DomainError,
  decideCommand,
  defaultDrainSeconds,
  desiredByCommand,
  type FlowState,
  refuseCommand,
  type WishCommand,
} from "@millrace/flow";
import type { Actor } from "../actor.ts";
import type { Database } from "../database.ts";
import type { FlowModel } from "../generated/models.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { toFlowRow } from "./flow-row.ts";
import { lockFlow, type Transaction } from "./lock-flow.ts";

interface Wish {
  workspaceId: WorkspaceId;
  flowId: string;
  command: WishCommand;
  /** Of "drain": how long to wait for what is queued. */
  drainSeconds?: number | undefined;
  actor: Actor;
}

/**
 * Writes down what a person wants of a flow; the runner makes the facts follow, and writes the timeline in that person's name.
 * Start and resume take the newest version; a resume not one that was given up while the flow ran. Asking twice for the same is no error. Throws `not_found`, and `wrong_state` for what
 * the table of states does not allow.
 */
export async function setWish(
  db: Database,
  { workspaceId, flowId, command, drainSeconds, actor }: Wish,
): Promise<{ state: FlowState; version: number | undefined }> {
  return db.$transaction(async (tx) => {
    const flow = await lockFlow(tx, { workspaceId, flowId });
    const { state, desired: wish, drainEndsAt } = toFlowRow(flow);
    const decision = decideCommand({ state, wish, isDraining: drainEndsAt !== undefined }, command);
    if (decision === "refuse") throw refuseCommand(flow, command);
    const movesDrainEnd = command === "drain" && drainSeconds !== undefined;
    if (decision === "done" && !movesDrainEnd) return { state, version: flow.desiredVersion ?? undefined };

    const version = await wantedVersion(tx, { flow, desired: desiredByCommand[command] });
    const drainFor = command === "drain" ? (drainSeconds ?? defaultDrainSeconds) : null;
    // The clock of the database, read after the lock; newer than the state it is about, or it would count as spent.
    await tx.$executeRaw`
      UPDATE flow SET desired = ${desiredByCommand[command]}::desired_state, desired_version = ${version ?? null}::int,
        desired_at = GREATEST(clock_timestamp(), state_since + interval '1 millisecond'), desired_by = ${actor.name},
        drain_ends_at = clock_timestamp() + make_interval(secs => ${drainFor}::float8)
      WHERE id = ${flowId}`;
    return { state, version };
  });
}

async function wantedVersion(
  tx: Transaction,
  { flow, desired }: { flow: FlowModel; desired: DesiredState },
): Promise<number | undefined> {
  if (desired !== "running") return flow.desiredVersion ?? undefined;
  const newest = await tx.flowVersion.findFirst({ where: { flowId: flow.id }, orderBy: { number: "desc" } });
  const isGivenUp = newest !== null && newest.number === flow.refusedVersion && flow.activeVersion !== null;
  if (isGivenUp) return flow.activeVersion ?? undefined;
  if (newest) return newest.number;
  throw new DomainError("wrong_state", `"${flow.name}" was never published. Publish it, then start it.`);
}
