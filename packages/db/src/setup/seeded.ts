import { z } from "zod";
import type { Database } from "../database.ts";

const key = "seeded";
const namesSchema = z.array(z.string());

/** What was put into this installation once. What people deleted since is not put there again. */
export async function listSeeded(db: Database): Promise<string[]> {
  const row = await db.setting.findUnique({ where: { key } });
  return namesSchema.parse(row?.value ?? []);
}

export async function noteSeeded(db: Database, { names }: { names: string[] }): Promise<void> {
  await db.setting.upsert({ where: { key }, create: { key, value: names }, update: { value: names } });
}
