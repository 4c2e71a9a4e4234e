import { randomBytes } from "node:crypto";
import { flowExchange, routingKey, stepQueue, stepUserName } from "@millrace/broker";
import { deriveFlowCipher, type MasterKey, openVariables, type RunnerFlow } from "@millrace/db";
import type { ContainerSpec } from "../engine/container-engine.ts";
import type { Settings } from "../runner.ts";
import { labels } from "./labels.ts";
import { mapperStepId } from "./plan/mapper-step.ts";
import type { History } from "./plan/step.ts";
import { stopGraceMs } from "./plan/stop-grace.ts";
import type { WantedFlow, WantedStep } from "./plan/wanted-flow.ts";
import { commandOf, nodeOptions, placeVariables, prefixed } from "./step-place.ts";
import { stepApiKey, stepApiUser, stepBrokerPassword } from "./step-secrets.ts";

/** More threads and processes than this is a fork bomb, not a step. */
export const pidsLimit = 256;

interface Place {
  flow: RunnerFlow;
  wanted: WantedFlow;
  step: WantedStep;
  replica: number;
  history: History;
  settings: Settings;
  masterKey: MasterKey;
}

/** A step's container as the engine is to make it. */
export function containerSpec(place: Place): ContainerSpec {
  const { flow, step, replica, history, settings } = place;
  const containerId = randomBytes(6).toString("hex");
  return {
    // Two that are not the same may stand side by side while one takes over from the other.
    name: `${settings.prefix}-${flow.id}-${step.id}-${replica}-${step.spec.slice(0, 8)}`,
    image: step.component.image,
    ...commandOf(step.component),
    hostname: containerId,
    network: settings.network,
    limits: { memoryMb: step.memoryMb, cpus: step.cpus, pids: pidsLimit },
    env: stepEnvironment(place, containerId),
    labels: {
      [labels.installation]: settings.prefix,
      [labels.flow]: flow.id,
      [labels.step]: step.id,
      [labels.replica]: String(replica),
      [labels.version]: String(place.wanted.version),
      [labels.exec]: flow.execId ?? "",
      [labels.container]: containerId,
      [labels.restarts]: String(history.restarts),
      [labels.failures]: String(history.failures),
      [labels.memoryDeaths]: String(history.memoryDeaths),
      [labels.cautious]: history.isCautious ? "1" : "0",
      [labels.spec]: step.spec,
    },
  };
}

/** The variables of component contract §1, for our own components and for published ones. */
function stepEnvironment(place: Place, containerId: string): Record<string, string> {
  const { flow, wanted, step, history, settings, masterKey } = place;
  const ids = { flowId: flow.id, stepId: step.id };
  const cipher = deriveFlowCipher({ masterKey, flowId: flow.id });
  const key = (kind: "data" | "error" | "rebound" | "snapshot") => routingKey({ ...ids, kind });
  // A resume goes on with what the startup hook did when the flow was started.
  const isStart = flow.state === "starting" && flow.startedAt === flow.stateSince && step.isTrigger;
  return {
    ...nodeOptions(step.component, step),
    ...openVariables(masterKey, step.component.env),
    LOG_LEVEL: step.logLevel,
    NODE_ENV: "production",
    ...prefixed({
      ...placeVariables({ ...ids, ...step, workspaceId: flow.workspaceId, settings, masterKey }),
      EXEC_ID: flow.execId ?? "",
      CONTAINER_ID: containerId,
      USER_ID: flow.desiredBy ?? "millrace",
      FLOW_VERSION: String(wanted.version),
      FLOW_TYPE: wanted.type === "realtime" ? "long_running" : "ordinary",
      API_USERNAME: stepApiUser(ids),
      API_KEY: stepApiKey(masterKey, ids),
      API_REQUEST_RETRY_ATTEMPTS: "10",
      API_REQUEST_RETRY_DELAY: "200",
      AMQP_URI: brokerUrl(place),
      LISTEN_MESSAGES_ON: stepQueue({ ...ids, kind: "messages" }),
      PUBLISH_MESSAGES_TO: flowExchange(flow.id),
      DATA_ROUTING_KEY: key("data"),
      ERROR_ROUTING_KEY: key("error"),
      REBOUND_ROUTING_KEY: key("rebound"),
      SNAPSHOT_ROUTING_KEY: key("snapshot"),
      MESSAGE_CRYPTO_PASSWORD: cipher.password,
      MESSAGE_CRYPTO_IV: cipher.iv,
      PROTOCOL_VERSION: step.feedsOnlyBuiltIns ? "2" : "1",
      RABBITMQ_PREFETCH_SAILOR: String(history.isCautious ? 1 : step.prefetch),
      // The mapper stands between two steps and adds nothing of its own to what is passed through.
      ...(step.id === mapperStepId && { NO_SELF_PASSTRHOUGH: "true" }),
      // Who waits for a reply was told of the error by the step that failed (§4.8).
      ...(step.handlesErrors && { INPUT_FORMAT: "error", NO_ERROR_REPLIES: "true" }),
      STARTUP_REQUIRED: String(isStart),
      REBOUND_LIMIT: String(step.rebound.limit),
      REBOUND_INITIAL_EXPIRATION: String(Math.round(step.rebound.initialSeconds * 1000)),
      STEP_TIMEOUT_MS: String(step.timeoutSeconds * 1000),
      DRAIN_TIMEOUT_MS: String(stopGraceMs - 1_000),
      // Published components lose data with the broker unless told otherwise (§0).
      AMQP_PERSISTENT_MESSAGES: "true",
      AMQP_RECONNECT_ATTEMPTS: "100000",
      AMQP_RECONNECT_TIMEOUT: "1000",
    }),
  };
}

function brokerUrl({ flow, step, settings, masterKey }: Place): string {
  const url = new URL(settings.amqpUrlForSteps);
  const ids = { flowId: flow.id, stepId: step.id };
  url.username = encodeURIComponent(stepUserName({ ...ids, prefix: settings.prefix }));
  url.password = stepBrokerPassword(masterKey, ids);
  return url.toString();
}
