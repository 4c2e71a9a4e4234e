import { type Delivery, originOf } from "@millrace/broker";
import { type Database, saveSnapshot } from "@millrace/db";
import type { Logger } from "pino";
import { storableJson } from "./storable.ts";

export interface SnapshotChange {
  flowId: string;
  stepId: string;
  value: unknown;
  /** Into what is stored, instead of replacing it. */
  merge: boolean;
}

/** Moves snapshots in the order they were sent; of several for one step the last wins. */
export async function writeSnapshots(
  { db, log }: { db: Database; log: Logger },
  deliveries: readonly Delivery[],
): Promise<void> {
  const changes = deliveries.flatMap((delivery) => readChange(delivery, log) ?? []);
  for (const change of foldSnapshots(changes)) await saveSnapshot(db, change);
}

/** One change per step, with the same effect as all of them one after the other. */
export function foldSnapshots(changes: readonly SnapshotChange[]): SnapshotChange[] {
  const folded = new Map<string, SnapshotChange>();
  for (const change of changes) {
    const key = `${change.flowId}/${change.stepId}`;
    const before = folded.get(key);
    folded.set(key, before && change.merge ? merged(before, change) : change);
  }
  return [...folded.values()];
}

function merged(before: SnapshotChange, change: SnapshotChange): SnapshotChange {
  // What is no object cannot be merged into; the newer one stands.
  if (!isRecord(before.value) || !isRecord(change.value)) return { ...change, merge: false };
  return { ...before, value: { ...before.value, ...change.value } };
}

function readChange(delivery: Delivery, log: Logger): SnapshotChange | undefined {
  const place = originOf(delivery);
  if (!place) return undefined;
  const { flowId, stepId } = place;
  try {
    const value: unknown = JSON.parse(storableJson(JSON.parse(delivery.content.toString("utf8"))) ?? "null");
    return { flowId, stepId, value, merge: delivery.headers.snapshotEvent === "updateSnapshot" };
  } catch (error) {
    log.warn({ flowId, stepId, reason: String(error) }, "a snapshot that is no JSON is left out");
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
