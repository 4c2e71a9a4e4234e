import type { Publisher } from "@millrace/broker";
import { addTimelineLine } from "@millrace/db";
import { workOn } from "@millrace/jobs";
import { startBuilds } from "./builds/start-builds.ts";
import type { ResultInbox } from "./design-time/result-inbox.ts";
import { runDesignCall } from "./design-time/run-design-call.ts";
import type { WarmContainers } from "./design-time/warm-containers.ts";
import type { Health } from "./health/open-health.ts";
import { lookAtHost } from "./host/look-at-host.ts";
import { readStepLogs } from "./logs/read-step-logs.ts";
import type { MessageDesk } from "./messages/message-desk.ts";
import { startMessageWorkers } from "./messages/start-message-workers.ts";
import { beginOAuth1 } from "./oauth/begin-oauth1.ts";
import { exchangeAnswer } from "./oauth/exchange-answer.ts";
import type { TokenRenewals } from "./oauth/token-renewals.ts";
import type { FlowMemory } from "./reconciler/observe/flow-memory.ts";
import type { Reconciler } from "./reconciler/reconciler.ts";
import type { Runner } from "./runner.ts";
import { runSample } from "./samples/run-sample.ts";
import type { SampleDesk } from "./samples/sample-desk.ts";
import { findTrigger, sendStartMessage } from "./schedules/start-message.ts";

/** Whom the jobs need. Each gets all of them and takes its own. */
interface Services {
  runner: Runner;
  publisher: Publisher;
  inbox: ResultInbox;
  warm: WarmContainers;
  renewals: TokenRenewals;
  desk: SampleDesk;
  reconciler: Reconciler;
  memory: FlowMemory;
  health: Pick<Health, "problems">;
  onCopied: MessageDesk["onCopied"];
}

/** Takes the jobs others ask of the runner. `close` waits for those under way. */
export function startWorkers(services: Services): { close(): Promise<void> } {
  const { runner, publisher, reconciler, memory } = services;
  const { redisPlace, log, db } = runner;
  const onError = (name: string) => (error: Error) => log.warn({ job: name, reason: error.message }, "a job failed");
  const workers = [
    startBuilds(runner),
    workOn(redisPlace, {
      name: "reconcile",
      concurrency: 20,
      onError: onError("reconcile"),
      handle: async ({ flowId }) => {
        reconciler.request(flowId, "wish");
        return null;
      },
    }),
    workOn(redisPlace, {
      name: "wake",
      concurrency: 20,
      onError: onError("wake"),
      handle: async ({ flowId, ...call }) => {
        memory.wakes.call(flowId, call);
        reconciler.request(flowId, "wish");
        return null;
      },
    }),
    workOn(redisPlace, {
      name: "poll",
      concurrency: 10,
      onError: onError("poll"),
      handle: async ({ flowId }) => {
        memory.tick(flowId);
        reconciler.request(flowId, "wish");
        return null;
      },
    }),
    workOn(redisPlace, {
      name: "run-now",
      concurrency: 10,
      onError: onError("run-now"),
      handle: async ({ flowId, actor }) => {
        const found = await findTrigger(runner, flowId);
        if (found.flow.state === "sleeping") {
          memory.wakes.call(flowId, { cause: "run-now", at: Date.now() });
          reconciler.request(flowId, "wish");
        }
        const sent = await sendStartMessage({ runner, publisher }, found);
        await addTimelineLine(db, { flowId, actor, reason: "Run now" });
        return sent;
      },
    }),
    workOn(redisPlace, {
      name: "design-time",
      concurrency: 4,
      onError: onError("design-time"),
      handle: (payload) => runDesignCall(services, payload),
    }),
    workOn(redisPlace, {
      name: "run-sample",
      concurrency: 4,
      onError: onError("run-sample"),
      handle: ({ runId }) => runSample(services, { runId }),
    }),
    workOn(redisPlace, {
      name: "host",
      concurrency: 4,
      onError: onError("host"),
      handle: () => lookAtHost(runner, services),
    }),
    workOn(redisPlace, {
      name: "oauth1-begin",
      concurrency: 4,
      onError: onError("oauth1-begin"),
      handle: (payload) => beginOAuth1(runner, payload),
    }),
    workOn(redisPlace, {
      name: "oauth-exchange",
      concurrency: 4,
      onError: onError("oauth-exchange"),
      handle: (payload) => exchangeAnswer(runner, payload),
    }),
    workOn(redisPlace, {
      name: "logs",
      concurrency: 4,
      onError: onError("logs"),
      handle: (payload) => readStepLogs(runner, payload),
    }),
    ...startMessageWorkers({ ...services, onMoved: (flowId) => reconciler.request(flowId) }),
  ];
  return {
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}
