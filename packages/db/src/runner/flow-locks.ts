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
}: {
  url: string;
  /** The connection broke: whatever was being done under a lock may now be done by another runner too. */
  onLost: (error: Error) => void;
}): FlowLocks {
  const held = new Set<string>();
  let connecting: Promise<Client> | undefined;

  const connect = async () => {
    const client = new Client({ connectionString: url, application_name: "millrace-runner-locks", keepAlive: true });
    client.on("error", (error) => {
      connecting = undefined;
      held.clear();
      onLost(error);
    });
    await client.connect();
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
    last = asked.catch(() => {});
    return asked;
  };

  return {
    async tryLock(name) {
      // PostgreSQL's own locks may be taken several times by one session.
      if (held.has(name)) return undefined;
      held.add(name);
      try {
        const client = await connection();
        const { rows } = await query(client, "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked", name);
        if (rows[0]?.locked !== true) {
          held.delete(name);
          return undefined;
        }
        return async () => {
          if (!held.delete(name)) return;
          await query(client, "SELECT pg_advisory_unlock(hashtextextended($1, 0))", name);
        };
      } catch (error) {
        held.delete(name);
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
