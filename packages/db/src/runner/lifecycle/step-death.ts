import type { Database } from "../../database.ts";

/** How the last container of a step ended that was not asked to. */
export interface StepDeath {
  flowId: string;
  stepId: string;
  /** Epoch milliseconds. */
  at: number;
  containerId: string;
  exitCode: number;
  outOfMemory: boolean;
  /** Its last log lines, sealed with the flow's cipher (base64): an array of `{ time, level, text }`, as in error records. */
  sealedLogs: string | null;
}

/** Remembers a step's newest death; an older one, told late, does not replace it. A flow that is gone is ignored. */
export async function saveStepDeath(db: Pick<Database, "$executeRaw">, death: StepDeath): Promise<void> {
  const { flowId, stepId, at, containerId, exitCode, outOfMemory, sealedLogs } = death;
  await db.$executeRaw`
    INSERT INTO step_death AS old (flow_id, step_id, at, container_id, exit_code, out_of_memory, sealed_logs)
    SELECT id, ${stepId}, to_timestamp(${at}::float8 / 1000), ${containerId}, ${exitCode}::int, ${outOfMemory}::boolean,
      ${sealedLogs}::text
    FROM flow WHERE id = ${flowId}
    ON CONFLICT (flow_id, step_id) DO UPDATE SET at = excluded.at, container_id = excluded.container_id,
      exit_code = excluded.exit_code, out_of_memory = excluded.out_of_memory, sealed_logs = excluded.sealed_logs
    WHERE old.at <= excluded.at`;
}

/** Undefined when none of the step's containers has died yet. */
export async function findStepDeath(
  db: Database,
  { flowId, stepId }: { flowId: string; stepId: string },
): Promise<StepDeath | undefined> {
  const row = await db.stepDeath.findUnique({ where: { flowId_stepId: { flowId, stepId } } });
  return row ? { ...row, at: row.at.getTime() } : undefined;
}
