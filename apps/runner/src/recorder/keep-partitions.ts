import { type Database, dropOldMinutes, dropOldPartitions, ensureDayPartitions } from "@millrace/db";
import type { Logger } from "pino";

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Makes the partitions of yesterday to tomorrow now, then every hour, and drops those past retention. Until aborted. */
export async function keepPartitions(
  { db, log }: { db: Database; log: Logger },
  { keepDays, signal }: { keepDays: number; signal: AbortSignal },
): Promise<void> {
  await renew(db, keepDays);
  const timer = setInterval(() => {
    renew(db, keepDays).then(
      (dropped) => dropped.length > 0 && log.info({ dropped }, "dropped partitions past retention"),
      (error: unknown) => log.warn({ err: error }, "could not renew partitions"),
    );
  }, hourMs);
  signal.addEventListener("abort", () => clearInterval(timer));
}

async function renew(db: Database, keepDays: number): Promise<string[]> {
  const now = Date.now();
  await ensureDayPartitions(db, { days: [now - dayMs, now, now + dayMs] });
  await dropOldMinutes(db, { now });
  return await dropOldPartitions(db, { keepDays, now });
}
