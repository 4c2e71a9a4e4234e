import { randomUUID } from "node:crypto";
import type { Database } from "../../database.ts";
import type { InputHeaders } from "../../error/list-retryable.ts";
import { Prisma } from "../../generated/client.ts";
import { toJson } from "../../json.ts";

/** `at` is epoch milliseconds; `sealedInput` and `sealedLogs` are base64 of the flow's cipher. */
export interface NewError {
  workspaceId: string;
  flowId: string;
  stepId: string;
  execId: string | null;
  threadId: string | null;
  /** Of the input that failed. */
  messageId: string | null;
  at: number;
  name: string;
  message: string;
  stack: string | null;
  sealedInput: string | null;
  sealedLogs: string | null;
  /** Null when the input is not known either. */
  inputHeaders: InputHeaders | null;
  /** Its message lies in the step's quarantine, instead of in this record alone. */
  isQuarantined?: boolean;
  /** How the container ended that the message ended last, if it did and that is known. */
  death?: { exitCode: number; outOfMemory: boolean } | undefined;
}

/** Newest kept per flow (component contract §8.4); what lies in a quarantine is not counted. */
const keptPerFlow = 1000;

/** Adds error records; one that is known already (same flow, step and message) is left as it is. @returns how many were new. */
export async function insertErrors(db: Database, errors: readonly NewError[]): Promise<number> {
  if (errors.length === 0) return 0;
  const { count } = await db.errorRecord.createMany({ data: errors.map(toRow), skipDuplicates: true });
  const flowIds = [...new Set(errors.map(({ flowId }) => flowId))];
  for (const flowId of flowIds) {
    await db.$executeRaw`UPDATE flow SET last_error_at = now() WHERE id = ${flowId}`;
    await db.$executeRaw`
      DELETE FROM error_record WHERE flow_id = ${flowId} AND status <> 'quarantined' AND at <
        (SELECT at FROM error_record WHERE flow_id = ${flowId} AND status <> 'quarantined'
         ORDER BY at DESC OFFSET ${keptPerFlow} - 1 LIMIT 1)`;
  }
  return count;
}

/** Whether the failure of this message in this step is on record. */
export async function hasErrorRecord(
  db: Database,
  { flowId, stepId, messageId }: { flowId: string; stepId: string; messageId: string },
): Promise<boolean> {
  const found = await db.errorRecord.findFirst({ where: { flowId, stepId, messageId }, select: { id: true } });
  return found !== null;
}

function toRow({ isQuarantined, death, inputHeaders, at, ...error }: NewError) {
  return {
    ...error,
    id: randomUUID(),
    at: new Date(at),
    inputHeaders: inputHeaders === null ? Prisma.DbNull : toJson(inputHeaders),
    status: isQuarantined ? "quarantined" : "open",
    exitCode: death?.exitCode ?? null,
    outOfMemory: death?.outOfMemory ?? null,
  };
}
