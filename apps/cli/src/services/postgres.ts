import pg from "pg";
import { isListening } from "../processes/ports.ts";
import { Refusal } from "../refusal.ts";
import { generateSecret } from "./generate-secret.ts";
import { ensureRunningCluster, listClusters, stopCluster } from "./postgres-cluster.ts";
import { canBeSuperuser, provisionDatabase, removeDatabase } from "./postgres-provision.ts";
import type { Service, ServiceContext, ServiceFacts } from "./service.ts";
import type { ServiceVariables } from "./service-variables.ts";
import type { Started } from "./started.ts";

const oldestMajor = 13;

export const postgres: Service = {
  name: "postgres",
  title: "PostgreSQL",
  variables: ["DATABASE_URL"],
  packages: { names: ["postgresql"], proof: "/usr/bin/pg_ctlcluster" },
  compose: {
    service: "postgres",
    variables: ({ postgresPassword }) => ({
      DATABASE_URL: `postgresql://millrace:${postgresPassword}@127.0.0.1:5432/millrace`,
    }),
  },
  check,
  find,
  start,
  stop,
  forget,
};

async function check({ DATABASE_URL = "" }: ServiceVariables): Promise<ServiceFacts> {
  const version = await query<{ version: string }>(DATABASE_URL, "SELECT current_setting('server_version') AS version");
  const number = version[0]?.version.split(" ")[0] ?? "unknown";
  const { hostname, port } = new URL(DATABASE_URL);
  const problems =
    Number.parseInt(number, 10) < oldestMajor ? [`PostgreSQL ${number} is too old; ${oldestMajor} is needed.`] : [];
  return { address: `${hostname}:${port || 5432}`, version: number, problems };
}

async function find(context: ServiceContext): Promise<ServiceVariables | undefined> {
  const { installation, saved } = context;
  const isOurs = saved.DATABASE_URL && new URL(saved.DATABASE_URL).pathname === `/${installation.database}`;
  if (isOurs && (await signsIn(saved.DATABASE_URL))) return { DATABASE_URL: saved.DATABASE_URL ?? "" };
  const clusters = await listClusters();
  const online = clusters.find(({ status }) => status.startsWith("online"));
  if (online && canBeSuperuser()) return provision(context, online.port);
  if (!online && !(await isListening(5432))) return undefined;
  throw new Refusal(
    "PostgreSQL listens on port 5432, but Millrace cannot make its database there. Make one and set DATABASE_URL=postgresql://USER:PASSWORD@127.0.0.1:5432/DATABASE, or run this command as root.",
    { code: "postgres_forbidden" },
  );
}

async function start(context: ServiceContext) {
  const cluster = await ensureRunningCluster(context);
  const handle = `${cluster.version} ${cluster.name}`;
  const variables = await provision(context, cluster.port).catch(async (error: unknown) => {
    await stopCluster(handle);
    throw error;
  });
  return { variables, started: { by: "packages" as const, processes: [], handle } };
}

/** Role and database of the same name. The password of the last time is kept, so that running programs stay in. */
async function provision(
  { installation, saved, onTakenName }: ServiceContext,
  port: number,
): Promise<ServiceVariables> {
  const savedPassword = saved.DATABASE_URL ? new URL(saved.DATABASE_URL).password : "";
  const password = savedPassword || generateSecret();
  const isKnown = savedPassword !== "";
  await provisionDatabase({ port, name: installation.database, password, isKnown, onTakenName });
  return {
    DATABASE_URL: `postgresql://${installation.database}:${password}@127.0.0.1:${port}/${installation.database}`,
  };
}

async function stop({ installation, saved }: ServiceContext, { handle }: Started) {
  if (!handle) return "stopped" as const;
  const others = await query<{ name: string }>(
    saved.DATABASE_URL ?? "",
    `SELECT DISTINCT datname AS name FROM pg_stat_activity
     WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND datname <> '${installation.database}'`,
  ).catch(() => []);
  if (others.length > 0) return { usedBy: `connections to ${others.map(({ name }) => name).join(", ")}` };
  await stopCluster(handle);
  return "stopped" as const;
}

async function forget({ installation }: ServiceContext, { DATABASE_URL = "" }: ServiceVariables): Promise<void> {
  const { port, hostname, pathname } = new URL(DATABASE_URL);
  const isOurOwn = pathname === `/${installation.database}` && hostname === "127.0.0.1" && canBeSuperuser();
  if (isOurOwn && (await listClusters()).some((cluster) => cluster.port === Number(port || 5432))) {
    return removeDatabase({ port: Number(port || 5432), name: installation.database });
  }
  // A database somebody else made: it stays, but everything in it goes.
  await query(DATABASE_URL, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
}

async function signsIn(url = ""): Promise<boolean> {
  return query(url, "SELECT 1").then(
    () => true,
    () => false,
  );
}

async function query<Row extends pg.QueryResultRow>(connectionString: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000, application_name: "millrace-cli" });
  // An idle client whose server goes away would otherwise end this process.
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
