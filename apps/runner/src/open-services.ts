import { createManagement, openSession } from "@millrace/broker";
import { closeDatabase, openDatabase, openFlowLocks, readMasterKey, verifyEncryptionKey } from "@millrace/db";
import { openLivePublisher, openPollSchedules } from "@millrace/jobs";
import type { Logger } from "pino";
import { openDockerEngine } from "./engine/docker/docker-engine.ts";
import type { Env } from "./env.ts";
import { Rooms } from "./rooms/rooms.ts";
import type { Runner } from "./runner.ts";
import { settingsFrom } from "./settings.ts";

interface Options {
  env: Env;
  log: Logger;
  signal: AbortSignal;
  onLocksLost: () => void;
}

/**
 * Opens everything the runner works with. Throws when the encryption key does not fit, or a service cannot be done without
 * and does not answer.
 */
export async function openServices({
  env,
  log,
  signal,
  onLocksLost,
}: Options): Promise<Runner & { close(): Promise<void> }> {
  const settings = settingsFrom(env);
  const masterKey = readMasterKey(env.MILLRACE_ENCRYPTION_KEY_FILE);
  const db = openDatabase({ url: env.DATABASE_URL });
  await verifyEncryptionKey(db, { masterKey });
  const engine = openDockerEngine({ host: env.DOCKER_HOST });
  await engine.ensureNetwork(settings.network);
  const session = await openSession({ url: env.AMQP_URL, name: "millrace-runner", log });
  const vhost = decodeURIComponent(new URL(env.AMQP_URL).pathname.slice(1)) || "/";
  const management = createManagement({ url: env.RABBITMQ_MANAGEMENT_URL, vhost });
  const onLost = (error: Error) => {
    log.warn({ reason: error.message }, "lost the database connection that holds the locks");
    onLocksLost();
  };
  const locks = openFlowLocks({ url: env.DATABASE_URL, onLost });
  const redisPlace = { url: env.REDIS_URL, prefix: env.MILLRACE_PREFIX };
  const schedules = openPollSchedules(redisPlace);
  const live = openLivePublisher(redisPlace);
  return {
    settings,
    db,
    masterKey,
    redisPlace,
    session,
    management,
    engine,
    rooms: new Rooms({ engine, settings, log }),
    schedules,
    live,
    locks,
    log,
    signal,
    close: async () => {
      await Promise.all([session.close(), schedules.close(), locks.close(), closeDatabase(db)]);
      live.close();
    },
  };
}
