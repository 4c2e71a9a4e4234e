import { Client } from "pg";

/** Locks that several runners respect. They belong to one connection: when it is lost, so are they. */
export interface FlowLocks {
  /** Undefined when someone has it. Not re-entrant. */
  tryLock(name: string): Promise<(() => Promise<void>) | undefined>;
  close(): Promise<void>;
}

/**
 * Advisory locks of PostgreSQL, on a connection of their own since a pooled one may serve someone else next. A lost
 * connection frees all locks; the next `tryLock` opens a new one.
 */
export function openFlowLocks({
  url,
  onLost,
  patienceMs = 10_000,
}: {
  url: string;
  /** A lock is a matter of milliseconds: a connection that answers later than this is taken for lost. */
  patienceMs?: number;
  /** The connection broke: whatever was being done under a lock may now be done by another runner too. */
  onLost: (error: Error) => void;
}): FlowLocks {
  /** Each with a mark of its holder: a lock that was lost with its connection may be held by the next one already. */
  const held = new Map<string, object>();
  let connecting: Promise<Client> | undefined;
  let current: Client | undefined;

  /** Told by the connection that was lost, perhaps long after another has taken its place. */
  const lose = (client: Client, error: Error) => {
    if (client !== current) return;
    current = undefined;
    connecting = undefined;
    held.clear();
    onLost(error);
  };
  const connect = async () => {
    const client = new Client({
      connectionString: url,
      application_name: "millrace-runner-locks",
      keepAlive: true,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
      // The server notices soon as well, and frees what a lost connection held.
      options: "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3",
    });
    client.on("error", (error) => lose(client, error));
    await client.connect();
    current = client;
    return client;
  };
  const connection = () => {
    connecting ??= connect().catch((error) => {
      connecting = undefined;
      throw error;
    });
    return connecting;
  };
  // One connection answers one query at a time.
  let last: Promise<unknown> = Promise.resolve();
  const query = (client: Client, text: string, name: string) => {
    const asked = last.then(() => client.query(text, [name]));
    last = asked.catch((error: Error) => {
      if (!isTimeout(error)) return;
      // Half open, it would keep every flow waiting until TCP gives up.
      lose(client, error);
      client.end().catch(() => {});
    });
    return asked;
  };

  return {
    async tryLock(name) {
      // PostgreSQL's own locks may be taken several times by one session.
      if (held.has(name)) return undefined;
      const mark = {};
      held.set(name, mark);
      const letGo = () => held.get(name) === mark && held.delete(name);
      try {
        const client = await connection();
        const { rows } = await query(client, "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked", name);
        if (rows[0]?.locked !== true) {
          letGo();
          return undefined;
        }
        return async () => {
          if (!letGo()) return;
          await query(client, "SELECT pg_advisory_unlock(hashtextextended($1, 0))", name);
        };
      } catch (error) {
        letGo();
        throw error;
      }
    },
    async close() {
      const client = await connecting?.catch(() => undefined);
      connecting = undefined;
      held.clear();
      await client?.end();
    },
  };
}

/** As the driver words it; it has no code of its own. */
function isTimeout(error: Error): boolean {
  return /timeout/i.test(error.message);
}
