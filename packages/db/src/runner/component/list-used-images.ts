import type { Database } from "../../database.ts";

/** Of these images, those that a version of some component is made of. */
export async function listUsedImages(db: Database, { images }: { images: readonly string[] }): Promise<Set<string>> {
  const rows = await db.componentVersion.findMany({ where: { image: { in: [...images] } }, select: { image: true } });
  return new Set(rows.map(({ image }) => image));
}
