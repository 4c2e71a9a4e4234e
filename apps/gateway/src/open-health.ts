import { openMessageProbe } from "@millrace/broker";
import { type Database, findWebhookFlow } from "@millrace/db";
import { keepAnswer } from "@millrace/health";
import type { FlowChangeWatch } from "@millrace/jobs";
import { checkHealth, type Health } from "./health.ts";
import type { Broker } from "./open-broker.ts";

interface Options {
  broker: Broker;
  db: Database;
  watching: FlowChangeWatch;
}

/** However often somebody asks: a probe travels through broker and Redis. Trouble is looked at again sooner. */
const goodForMs = { healthy: 2_000, failing: 300 };
/** Below the deadline of a check, so that a probe that does not come back leaves nothing behind. */
const travelMs = 2_500;

/** Whether webhooks can be taken and what is known of flows is kept up to date, proved by doing it. */
export function openHealth({ broker, db, watching }: Options): () => Promise<Health> {
  const message = openMessageProbe({ name: "gateway", session: broker.session, publish: broker.publish });
  return keepAnswer({
    look: () =>
      checkHealth({
        broker: () => message.travel({ timeoutMs: travelMs }),
        database: () => findWebhookFlow(db, { flowId: "gateway-health" }),
        flowChanges: () => watching.travel({ timeoutMs: travelMs }),
      }),
    goodForMs: ({ ok }) => (ok ? goodForMs.healthy : goodForMs.failing),
  });
}
