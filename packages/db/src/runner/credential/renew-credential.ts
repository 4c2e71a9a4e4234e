import type { Database } from "../../database.ts";
import { type MasterKey, seal, unseal } from "../../secrets/sealing.ts";

export interface RenewableCredential {
  id: string;
  workspaceId: string;
  component: string;
  values: Record<string, unknown>;
  /** Epoch milliseconds; undefined: not of its own accord. */
  renewAt: number | undefined;
  /** In a row, so far. */
  failures: number;
}

/** What came of asking for new tokens. Times are epoch milliseconds. */
export type Renewal =
  | { status: "kept" }
  | { status: "renewed"; values: Record<string, unknown>; expiresAt: number | undefined; renewAt: number | undefined }
  /** Worth trying again: nobody could be asked. */
  | { status: "failed"; reason: string; renewAt: number }
  /** The other side will not: a person has to sign in again. */
  | { status: "refused"; reason: string };

interface LockedRow extends Omit<RenewableCredential, "values" | "renewAt"> {
  sealed: Uint8Array;
  renewAt: Date | null;
}

const longestMs = 40_000;

/**
 * Lets `renew` change a credential's tokens while nobody else can: its row is locked, across all runners and against people who
 * edit it, until the answer is kept. Whoever waited sees the tokens of whoever was first. Undefined when it is gone.
 */
export async function renewCredential(
  db: Database,
  options: {
    id: string;
    workspaceId?: string | undefined;
    masterKey: MasterKey;
    renew: (credential: RenewableCredential) => Promise<Renewal>;
  },
): Promise<Renewal | undefined> {
  const { id, workspaceId, masterKey, renew } = options;
  return db.$transaction(
    async (locked) => {
      const [row] = await locked.$queryRaw<LockedRow[]>`
        SELECT id, workspace_id AS "workspaceId", component, sealed, renew_at AS "renewAt", renewal_failures AS failures
        FROM credential WHERE id = ${id} FOR UPDATE`;
      if (!row || (workspaceId !== undefined && row.workspaceId !== workspaceId)) return undefined;
      const { sealed, renewAt, ...credential } = row;
      const opened = unseal(masterKey, { sealed, context: id });
      const values = typeof opened === "object" && opened !== null ? { ...opened } : {};
      const renewal = await renew({ ...credential, values, renewAt: renewAt?.getTime() });
      await keep(locked, { id, masterKey, renewal });
      return renewal;
    },
    { timeout: longestMs, maxWait: longestMs },
  );
}

/** Not through the model: a changed `updated_at` would restart every container that uses the credential. */
async function keep(
  db: Pick<Database, "$executeRaw">,
  { id, masterKey, renewal }: { id: string; masterKey: MasterKey; renewal: Renewal },
): Promise<void> {
  switch (renewal.status) {
    case "kept":
      return;
    case "renewed": {
      const sealed = seal(masterKey, { value: renewal.values, context: id });
      const [expiresAt, renewAt] = [toDate(renewal.expiresAt), toDate(renewal.renewAt)];
      await db.$executeRaw`
        UPDATE credential SET sealed = ${sealed}, expires_at = ${expiresAt}, renew_at = ${renewAt}, renewal_failures = 0,
          verified = CASE WHEN attention IS NULL AND renewal_failures = 0 THEN verified ELSE true END,
          reason = CASE WHEN attention IS NULL AND renewal_failures = 0 THEN reason END,
          attention = NULL
        WHERE id = ${id}`;
      return;
    }
    case "failed":
      await db.$executeRaw`
        UPDATE credential SET renew_at = ${new Date(renewal.renewAt)}, renewal_failures = renewal_failures + 1,
          verified = CASE WHEN expires_at < now() THEN false ELSE verified END, verified_at = now(), reason = ${renewal.reason}
        WHERE id = ${id}`;
      return;
    case "refused":
      await db.$executeRaw`
        UPDATE credential SET renew_at = NULL, attention = 'reconnect', verified = false, verified_at = now(),
          reason = ${renewal.reason}
        WHERE id = ${id}`;
  }
}

function toDate(atMs: number | undefined): Date | null {
  return atMs === undefined ? null : new Date(atMs);
}

/** Those whose access has to be renewed by now, the most urgent first. */
export async function listRenewable(db: Database, { limit }: { limit: number }): Promise<string[]> {
  const rows = await db.credential.findMany({
    where: { renewAt: { lte: new Date() } },
    select: { id: true },
    orderBy: { renewAt: "asc" },
    take: limit,
  });
  return rows.map(({ id }) => id);
}

/** Whether the access of a credential ends before that time and could be renewed. */
export async function endsBefore(
  db: Database,
  { id, workspaceId, at }: { id: string; workspaceId: string; at: Date },
): Promise<boolean> {
  const where = { id, workspaceId, expiresAt: { lt: at }, renewAt: { not: null } };
  return (await db.credential.count({ where })) > 0;
}
