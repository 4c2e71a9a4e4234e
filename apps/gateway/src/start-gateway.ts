import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { closeDatabase, findWebhookFlow, type MasterKey, openDatabase, verifyEncryptionKey } from "@millrace/db";
import { openJobs, type RedisPlace, watchFlowChanges } from "@millrace/jobs";
import type { Logger } from "pino";
import { createApp } from "./app.ts";
import { openReplyDesk } from "./await-reply.ts";
import { createFlowFinder } from "./find-flow.ts";
import { createGuessDelay } from "./guess-delay.ts";
import { hookRoute } from "./hook-route.ts";
import { createMetrics } from "./metrics.ts";
import { openBroker } from "./open-broker.ts";
import { openHealth } from "./open-health.ts";
import { createWakeFlow } from "./wake-flow.ts";

export interface GatewayOptions {
  databaseUrl: string;
  amqpUrl: string;
  redis: RedisPlace;
  masterKey: MasterKey;
  /** 0 takes a free one. */
  port: number;
  log: Logger;
}

export interface RunningGateway {
  port: number;
  /** Rejects when the gateway cannot go on. Never resolves. */
  failed: Promise<never>;
  /** Takes no more requests, answers those it has (at most `graceMs`, default 15 000), and closes what it opened. */
  stop(options?: { graceMs?: number }): Promise<void>;
}

export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { masterKey, log } = options;
  const db = openDatabase({ url: options.databaseUrl });
  await verifyEncryptionKey(db, { masterKey });
  const broker = openBroker({ url: options.amqpUrl, log });
  const flows = createFlowFinder({
    load: (flowId) => findWebhookFlow(db, { flowId }),
    toRoute: (flow) => hookRoute(flow, { masterKey }),
    onError: (error) => log.warn({ err: error }, "a flow could not be looked up"),
  });
  const watching = watchFlowChanges(options.redis, flows.forget);
  const jobs = openJobs(options.redis);
  const wakeFlow = createWakeFlow({
    tell: (payload) => jobs.tell("wake", payload),
    onError: (error) => log.warn({ err: error }, "the runner could not be told to wake a flow"),
  });
  const replies = openReplyDesk(broker.session);
  const guessDelay = createGuessDelay();
  const app = createApp({
    samples: { db, masterKey, guessDelay, tell: (runId) => jobs.tell("run-sample", { runId }) },
    intake: {
      flows,
      publish: broker.publish,
      awaitReply: replies.awaitReply,
      guessDelay,
      wakeFlow,
    },
    metrics: createMetrics({ waitingCount: replies.waitingCount }),
    health: openHealth({ broker, db, watching }),
    log,
  });
  const server = createServer({ requestTimeout: 60_000, keepAliveTimeout: 65_000 }, getRequestListener(app.fetch));
  const port = await listen(server, options.port);
  return {
    port,
    failed: broker.refused,
    async stop({ graceMs = 15_000 } = {}) {
      await closeServer(server, graceMs);
      watching.close();
      await jobs.close();
      await broker.close();
      await closeDatabase(db);
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, resolve);
  });
  return (server.address() as AddressInfo).port; // a server on a TCP port has no other kind of address
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that is kept alive would go on sending: its next answer is its last.
  server.prependListener("request", (_, response) => response.setHeader("connection", "close"));
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}
