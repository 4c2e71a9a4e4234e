import { randomBytes } from "node:crypto";
import { flowExchange, routingKey, stepQueue, stepUserName } from "@millrace/broker";
import { deriveFlowCipher, type MasterKey, openVariables, type RunnerFlow } from "@millrace/db";
import { stepCommand } from "@millrace/flow";
import { sailorOptions } from "../builds/preload-files.ts";
import type { ContainerSpec } from "../engine/container-engine.ts";
import { objectStoreToken } from "../objects/object-access.ts";
import { storageUrl } from "../objects/sign-addresses.ts";
import type { Settings } from "../runner.ts";
import { labels } from "./labels.ts";
import { mapperStepId } from "./plan/mapper-step.ts";
import type { History } from "./plan/step.ts";
import { stopGraceMs } from "./plan/stop-grace.ts";
import type { WantedFlow, WantedStep } from "./plan/wanted-flow.ts";
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
    ...commandOf(step),
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

function commandOf({ component }: WantedStep): Pick<ContainerSpec, "command"> {
  const command = stepCommand(component.runtime);
  return command ? { command } : {};
}

/** Options of Node: of no use to an image that brings another language, and of no harm. */
function nodeOptions({ component, memoryMb }: WantedStep): Record<string, string> {
  const options = [
    // Under a memory limit Node keeps the heap of young objects so small that a busy step spends a third of its time collecting.
    ...(memoryMb >= 128 ? ["--max-semi-space-size=16"] : []),
    ...(component.runtime === "sailor" ? sailorOptions : []),
  ];
  return options.length > 0 ? { NODE_OPTIONS: options.join(" ") } : {};
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
    ...nodeOptions(step),
    ...openVariables(masterKey, step.component.env),
    LOG_LEVEL: step.logLevel,
    NODE_ENV: "production",
    ...prefixed({
      FLOW_ID: flow.id,
      EXEC_ID: flow.execId ?? "",
      STEP_ID: step.id,
      CONTAINER_ID: containerId,
      WORKSPACE_ID: flow.workspaceId,
      USER_ID: flow.desiredBy ?? "millrace",
      COMP_ID: step.component.name,
      COMP_NAME: step.component.name,
      FUNCTION: step.function,
      FLOW_VERSION: String(wanted.version),
      FLOW_TYPE: wanted.type === "realtime" ? "long_running" : "ordinary",
      FLOW_WEBHOOK_URI: `${settings.gatewayPublicUrl}/hook/${flow.id}`,
      WEBHOOK_URI: `${settings.gatewayPublicUrl}/hook/${flow.id}`,
      TASK_ID: flow.id,
      // The nearest there is to what elastic.io has between an installation and its workspaces.
      TENANT_ID: settings.prefix,
      CONTRACT_ID: flow.workspaceId,
      EXEC_TYPE: "flow-step",
      API_URI: settings.stepApiUrlForSteps,
      API_USERNAME: stepApiUser(ids),
      API_KEY: stepApiKey(masterKey, ids),
      OBJECT_STORAGE_URI: storageUrl(settings.stepApiUrlForSteps, flow.id),
      OBJECT_STORAGE_TOKEN: objectStoreToken(masterKey, flow.id),
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
      // Published components stop at 100 messages a second, and lose data with the broker, unless told otherwise (§0).
      DATA_RATE_LIMIT: "1000000",
      ERROR_RATE_LIMIT: "1000",
      SNAPSHOT_RATE_LIMIT: "1000",
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

function prefixed(variables: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [`ELASTICIO_${name}`, value]));
}
