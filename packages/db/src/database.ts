import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client.ts";

/** A pool of connections to PostgreSQL and the queries generated from the schema. Only this package looks inside. */
export type Database = PrismaClient;

export function openDatabase({ url, maxConnections = 10 }: { url: string; maxConnections?: number }): Database {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: maxConnections }) });
}

export async function closeDatabase(db: Database): Promise<void> {
  await db.$disconnect();
}
