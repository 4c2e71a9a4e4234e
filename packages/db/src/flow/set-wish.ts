import { allowsCommand, type DesiredState, DomainError, type FlowState, stateLabel } from "@millrace/flow";
import type { Actor } from "../actor.ts";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { flowNotFound } from "./find-flow.ts";

interface Wish {
  workspaceId: WorkspaceId;
  flowId: string;
  command: "start" | "stop";
  actor: Actor;
}

const desiredBy = { start: "running", stop: "inactive" } as const satisfies Record<Wish["command"], DesiredState>;

/**
 * Writes down what a person wants of a flow; the runner makes the facts follow, and writes the timeline in that person's name.
 * Starting takes the newest version. Asking twice for the same is no error. Throws `not_found`, and `wrong_state` for what the table of states does not allow.
 */
export async function setWish(
  db: Database,
  { workspaceId, flowId, command, actor }: Wish,
): Promise<{ state: FlowState; version: number | undefined }> {
  const desired = desiredBy[command];
  return db.$transaction(async (tx) => {
    // The row stays locked until the wish is written: a start and a stop at the same moment happen one after the other.
    const locked = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM flow WHERE id = ${flowId} AND workspace_id = ${workspaceId} FOR UPDATE`;
    const flow = await tx.flow.findFirst({ where: { id: flowId, workspaceId } });
    if (locked.length === 0 || !flow) throw flowNotFound(flowId);

    if (flow.desired === desired && isOnItsWay(flow.state, command)) {
      return { state: flow.state, version: flow.desiredVersion ?? undefined };
    }
    const takesBack = flow.desired !== desired && flow.state === "inactive" && command === "stop";
    if (!takesBack && !allowsCommand(flow.state, command)) {
      throw new DomainError("wrong_state", refusal(flow, command), { details: { state: flow.state } });
    }

    const newest = await tx.flowVersion.findFirst({ where: { flowId }, orderBy: { number: "desc" } });
    if (command === "start" && !newest) {
      throw new DomainError("wrong_state", `"${flow.name}" was never published. Publish it, then start it.`);
    }
    const version = command === "start" ? newest?.number : (flow.desiredVersion ?? undefined);
    await tx.flow.update({
      where: { id: flowId },
      data: { desired, desiredVersion: version ?? null, desiredAt: new Date(), desiredBy: actor.name },
    });
    return { state: flow.state, version };
  });
}

/** Whether the wish is the same and the fact has yet to follow. */
function isOnItsWay(state: FlowState, command: Wish["command"]): boolean {
  return command === "start" ? state === "inactive" : state !== "inactive";
}

function refusal(flow: { name: string; state: FlowState }, command: Wish["command"]): string {
  const label = stateLabel(flow.state);
  if (command === "stop" && flow.state === "inactive") return `"${flow.name}" is ${label}: there is nothing to stop.`;
  return `"${flow.name}" is ${label}: it cannot be ${command === "start" ? "started" : "stopped"} now.`;
}
