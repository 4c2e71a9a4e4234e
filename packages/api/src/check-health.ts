import type { Database } from "@millrace/db";
import type { Jobs } from "@millrace/jobs";

export interface Health {
  healthy: boolean;
  /** Service → "ok", or what is wrong with it. */
  checks: Record<string, string>;
}

const answerWithinMs = 3_000;

/** Whether what the web process needs answers. */
export async function checkHealth({ db, jobs }: { db: Database; jobs: Jobs }): Promise<Health> {
  const checks = {
    database: await outcome(db.$queryRaw`SELECT 1`),
    redis: await outcome(jobs.ping()),
  };
  return { healthy: Object.values(checks).every((check) => check === "ok"), checks };
}

async function outcome(check: PromiseLike<unknown>): Promise<string> {
  const { promise: late, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(() => resolve(`no answer within ${answerWithinMs} ms`), answerWithinMs);
  try {
    return await Promise.race([check.then(() => "ok"), late]);
  } catch (error) {
    // The text of a driver's error may name users and hosts: that is for the log.
    return error instanceof Error ? error.name : "failed";
  } finally {
    clearTimeout(timer);
  }
}
