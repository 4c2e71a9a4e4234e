import { runCommand } from "../processes/run-command.ts";
import { Refusal } from "../refusal.ts";
import type { ServiceContext } from "./service.ts";
import { takenName } from "./taken-name.ts";

interface DatabaseOptions {
  port: number;
  /** Name of the role and of the database; letters, digits, - and _ only. */
  name: string;
}

/** Whether this account may act as PostgreSQL's superuser on this machine. */
export function canBeSuperuser(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Makes role and database, or gives the role that is there its password of the last time again. Safe to repeat. A role
 * nobody here knows the password of belongs to another installation: its programs must not be locked out, unless it is
 * known to be gone.
 */
export async function provisionDatabase(
  database: DatabaseOptions & { password: string; isKnown: boolean } & Pick<ServiceContext, "onTakenName">,
) {
  const { port, name, password, isKnown, onTakenName } = database;
  const isTaken = !isKnown && (await roleExists(database));
  if (isTaken && onTakenName === "refuse") throw takenName(`The PostgreSQL role "${name}"`, dropByHand(name));
  if (isTaken) await removeDatabase(database);
  // CREATEDB lets the tests have a database for each file; the role owns nothing but its own.
  await ask(
    `${(await roleExists(database)) ? "ALTER" : "CREATE"} ROLE "${name}" LOGIN CREATEDB PASSWORD '${password}'`,
    port,
  );
  const databaseExists = await ask(`SELECT 1 FROM pg_database WHERE datname = '${name}'`, port);
  if (!databaseExists) await ask(`CREATE DATABASE "${name}" OWNER "${name}" TEMPLATE template0 ENCODING 'UTF8'`, port);
}

async function roleExists({ port, name }: DatabaseOptions): Promise<boolean> {
  return (await ask(`SELECT 1 FROM pg_roles WHERE rolname = '${name}'`, port)) !== "";
}

function dropByHand(name: string): string {
  return `runuser -u postgres -- psql -c 'DROP DATABASE "${name}"' -c 'DROP ROLE "${name}"'`;
}

/** Drops the role with every database it owns. */
export async function removeDatabase({ port, name }: DatabaseOptions): Promise<void> {
  const owned = await ask(
    `SELECT datname FROM pg_database JOIN pg_roles ON pg_roles.oid = datdba WHERE rolname = '${name}'`,
    port,
  );
  for (const database of owned.split("\n").filter(Boolean)) {
    await ask(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`, port);
  }
  await ask(`DROP ROLE IF EXISTS "${name}"`, port);
}

/** Runs SQL as PostgreSQL's own account; through stdin, because arguments can be read by everybody. */
async function ask(sql: string, port: number): Promise<string> {
  const psql = ["psql", "-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-p", String(port), "-d", "postgres"];
  const args = ["-u", "postgres", "--", ...psql];
  const { code, stdout, stderr } = await runCommand("runuser", { args, input: sql, cwd: "/", timeoutMs: 30_000 });
  if (code === 0) return stdout.trim();
  throw new Refusal(`PostgreSQL on port ${port} refused to prepare the database: ${stderr.trim()}`, {
    code: "postgres_failed",
  });
}
