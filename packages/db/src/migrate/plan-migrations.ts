import { MigrationError } from "./migration-error.ts";
import type { Migration } from "./read-migrations.ts";

/**
 * The migrations still to apply, in order. Throws `MigrationError` when one that was applied has another text now:
 * this database and every other that ran it would then differ without anyone noticing.
 */
export function planMigrations({ migrations, applied }: MigrationState): Migration[] {
  const checksums = new Map(applied.map(({ name, checksum }) => [name, checksum]));
  for (const { name, checksum } of migrations) {
    const appliedChecksum = checksums.get(name);
    if (appliedChecksum === undefined || appliedChecksum === checksum) continue;
    throw new MigrationError(
      `Migration ${name} was changed after it had been applied. Put its text back and add a new migration instead, or forget this database's data (npm run down -- --volumes).`,
    );
  }
  return migrations.filter(({ name }) => !checksums.has(name));
}

interface MigrationState {
  migrations: readonly Migration[];
  applied: readonly { name: string; checksum: string }[];
}
