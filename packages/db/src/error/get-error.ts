import { DomainError } from "@millrace/flow";
import type { Database } from "../database.ts";
import { openFlowMessage } from "../secrets/open-flow-message.ts";
import type { MasterKey } from "../secrets/sealing.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { toErrorStatus } from "./error-status.ts";
import type { ErrorRow } from "./list-errors.ts";

export interface ErrorDetail extends ErrorRow {
  stack: string | undefined;
  messageId: string | undefined;
  /** The message as the step got it. */
  input: unknown;
  logs: unknown;
}

/** One error with its opened input. Throws `not_found`. */
export async function getError(
  db: Database,
  { workspaceId, masterKey, id }: { workspaceId: WorkspaceId; masterKey: MasterKey; id: string },
): Promise<ErrorDetail> {
  const row = await db.errorRecord.findFirst({ where: { id, workspaceId } });
  if (!row) throw new DomainError("not_found", `There is no error ${id} in this workspace.`);
  const { flowId } = row;
  const open = (sealed: string | null) =>
    sealed === null ? undefined : openFlowMessage(masterKey, { flowId, sealed });
  return {
    id: row.id,
    flowId,
    stepId: row.stepId,
    at: row.at,
    name: row.name,
    message: row.message,
    status: toErrorStatus(row.status),
    threadId: row.threadId ?? undefined,
    messageId: row.messageId ?? undefined,
    stack: row.stack ?? undefined,
    input: open(row.sealedInput),
    logs: open(row.sealedLogs),
  };
}
