import {
  type Database,
  type FlowRow,
  findFlow,
  getDraft,
  getVersion,
  listStepTotals,
  type WorkspaceId,
} from "@millrace/db";
import type { LiveFlow } from "@millrace/flow";
import { type RedisPlace, readLatestLive } from "@millrace/jobs";
import { within } from "../runner/within.ts";
import { pictureOf } from "./picture-of.ts";

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
): Promise<{ row: FlowRow; picture: LiveFlow }> {
  const row = await findFlow(db, { workspaceId, flowId });
  const [stepIds, totals, latest] = await Promise.all([
    listStepIds(db, { workspaceId, row }),
    listStepTotals(db, { workspaceId, flowId }),
    row.state === "inactive" ? undefined : within(patienceMs, readLatestLive(redisPlace, { workspaceId, flowId })),
  ]);
  return { row, picture: pictureOf({ workspaceId, row, stepIds, totals, latest, now: new Date() }) };
}

/** The steps of the version that works; of the draft while none does. */
async function listStepIds(
  db: Database,
  { workspaceId, row }: { workspaceId: WorkspaceId; row: FlowRow },
): Promise<string[]> {
  const key = { workspaceId, flowId: row.id };
  const active =
    row.activeVersion === undefined ? undefined : await getVersion(db, { ...key, number: row.activeVersion });
  const { definition } = active ?? (await getDraft(db, key));
  return definition.graph.nodes.map(({ id }) => id);
}
