import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

export interface FirstSteps {
  /** Somebody said that they keep a copy of the encryption key. Of the installation. */
  keyKept: boolean;
  /** Nobody of the workspace needs to be told any more what to do first. */
  hidden: boolean;
}

const keyOf = {
  keyKept: () => "encryption-key-kept",
  hidden: (workspaceId: WorkspaceId) => `first-steps-hidden ${workspaceId}`,
} as const satisfies Record<keyof FirstSteps, (workspaceId: WorkspaceId) => string>;

export async function getFirstSteps(db: Database, { workspaceId }: { workspaceId: WorkspaceId }): Promise<FirstSteps> {
  const keys = { keyKept: keyOf.keyKept(), hidden: keyOf.hidden(workspaceId) };
  const rows = await db.setting.findMany({ where: { key: { in: Object.values(keys) } } });
  const isTrue = (key: string) => rows.some((row) => row.key === key && row.value === true);
  return { keyKept: isTrue(keys.keyKept), hidden: isTrue(keys.hidden) };
}

export async function noteFirstStep(
  db: Database,
  { workspaceId, step, done }: { workspaceId: WorkspaceId; step: keyof FirstSteps; done: boolean },
): Promise<void> {
  const key = keyOf[step](workspaceId);
  await db.setting.upsert({ where: { key }, create: { key, value: done }, update: { value: done } });
}
