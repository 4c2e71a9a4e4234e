import { DomainError, isErrorEnvelope, openErrorEnvelope } from "@millrace/flow";
import type { Database } from "../database.ts";
import { openFlowMessage } from "../secrets/open-flow-message.ts";
import type { MasterKey } from "../secrets/sealing.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { type ErrorRow, toErrorRow } from "./list-errors.ts";

export interface ErrorDetail extends ErrorRow {
  stack: string | undefined;
  messageId: string | undefined;
  /** The step was the error handler: its input is an error. */
  handlesErrors: boolean;
  /** The message as the step got it. */
  input: unknown;
  logs: unknown;
  /** Who retried or dismissed it, and when. */
  settledBy: string | undefined;
  settledAt: Date | undefined;
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
  const isHandlers = row.sealedInput !== null && isErrorEnvelope(row.sealedInput);
  return {
    ...toErrorRow(row),
    messageId: row.messageId ?? undefined,
    stack: row.stack ?? undefined,
    handlesErrors: isHandlers,
    input: isHandlers ? { body: openErrorEnvelope(row.sealedInput ?? "", open), headers: {} } : open(row.sealedInput),
    logs: open(row.sealedLogs),
    settledBy: row.settledBy ?? undefined,
    settledAt: row.settledAt ?? undefined,
  };
}
