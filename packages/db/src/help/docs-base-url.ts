import type { Database } from "../database.ts";

const key = "docs-base-url";

/** What relative help links are joined to. */
export async function getDocsBaseUrl(db: Database): Promise<string | undefined> {
  const row = await db.setting.findUnique({ where: { key } });
  return typeof row?.value === "string" && row.value !== "" ? row.value : undefined;
}

/** An empty text takes it away. */
export async function setDocsBaseUrl(db: Database, { url }: { url: string }): Promise<void> {
  await db.setting.upsert({ where: { key }, create: { key, value: url }, update: { value: url } });
}
