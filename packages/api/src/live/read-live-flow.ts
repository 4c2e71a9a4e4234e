import {
  type Database,
  type FlowRow,
  findFlow,
  getDraft,
  getVersion,
  getWorkspace,
  listStepTotals,
  type WorkspaceId,
} from "@millrace/db";
import type { FlowDefinition } from "@millrace/flow";
import { type RedisPlace, readLatestLive } from "@millrace/jobs";
import { within } from "../runner/within.ts";
import { type Picture, pictureOf } from "./picture-of.ts";

export interface LiveSources {
  db: Database;
  redisPlace: RedisPlace;
}

/** Without Redis a flow still shows its state; only containers and queues are unknown then. */
const patienceMs = 1_000;

interface FlowKey {
  workspaceId: WorkspaceId;
  flowId: string;
}

/** A flow's row and its picture of this moment. Throws `not_found`. */
export async function readLiveFlow(
  { db, redisPlace }: LiveSources,
  { workspaceId, flowId }: FlowKey,
): Promise<{ row: FlowRow; picture: Picture }> {
  const row = await findFlow(db, { workspaceId, flowId });
  const [definition, workspace, totals, latest] = await Promise.all([
    readDefinition(db, { workspaceId, row }),
    getWorkspace(db, { workspaceId }),
    listStepTotals(db, { workspaceId, flowId }),
    row.state === "inactive" ? undefined : within(patienceMs, readLatestLive(redisPlace, { workspaceId, flowId })),
  ]);
  return { row, picture: pictureOf({ workspaceId, row, definition, workspace, totals, latest, now: new Date() }) };
}

/** Of the version that works; of the draft while none does. */
async function readDefinition(
  db: Database,
  { workspaceId, row }: { workspaceId: WorkspaceId; row: FlowRow },
): Promise<FlowDefinition> {
  const key = { workspaceId, flowId: row.id };
  const active =
    row.activeVersion === undefined ? undefined : await getVersion(db, { ...key, number: row.activeVersion });
  return (active ?? (await getDraft(db, key))).definition;
}
