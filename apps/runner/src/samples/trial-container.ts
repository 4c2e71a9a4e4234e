import { randomBytes } from "node:crypto";
import { flowExchange, routingKey, stepQueue, stepUserName } from "@millrace/broker";
import {
  deriveFlowCipher,
  openVariables,
  type SampleRequest,
  type SampleRunRow,
  type StepComponent,
} from "@millrace/db";
import { defaultStepSettings, type FlowDefinition, stepCommand } from "@millrace/flow";
import { oneOffLabel } from "../design-time/run-design-call.ts";
import type { ContainerSpec } from "../engine/container-engine.ts";
import { objectStoreToken } from "../objects/object-access.ts";
import { storageUrl } from "../objects/sign-addresses.ts";
import { pidsLimit } from "../reconciler/container-spec.ts";
import { labels } from "../reconciler/labels.ts";
import { mapperStepId } from "../reconciler/plan/mapper-step.ts";
import { stepBrokerPassword } from "../reconciler/step-secrets.ts";
import type { Runner } from "../runner.ts";
import { trialFlowId } from "./sample-flow.ts";

interface Trial {
  run: SampleRunRow & { request: SampleRequest };
  definition: FlowDefinition;
  /** The tried step, or the mapper in front of it. */
  stepId: string;
  function: string;
  component: StepComponent;
  login: { user: string; key: string };
  timeLimitMs: number;
}

/** The broker user of a trial: it reads the trial's queue and writes to the trial's exchange. */
export function trialUser({ settings, masterKey }: Runner, { runId, stepId }: { runId: string; stepId: string }) {
  const ids = { flowId: trialFlowId(runId), stepId };
  return {
    ...ids,
    name: stepUserName({ ...ids, prefix: settings.prefix }),
    password: stepBrokerPassword(masterKey, ids),
  };
}

/** Begins the names of all containers of a trial. */
export function trialContainerName(
  { prefix }: Pick<Runner["settings"], "prefix">,
  { runId }: { runId: string },
): string {
  return `${prefix}-trial-${runId}`;
}

/** A step's container as in its flow (component contract §1), but with a world of its own around it, and told that it is a trial. */
export function trialContainer(runner: Runner, trial: Trial): ContainerSpec {
  const { settings } = runner;
  const { definition, stepId, component } = trial;
  const step = definition.nodes_config?.[stepId];
  return {
    name: `${trialContainerName(settings, { runId: trial.run.id })}${stepId === mapperStepId ? "-mapper" : ""}`,
    image: component.image,
    ...commandOf(component),
    network: settings.network,
    limits: {
      memoryMb: step?.memoryMb ?? defaultStepSettings.memoryMb,
      cpus: step?.cpus ?? defaultStepSettings.cpus,
      pids: pidsLimit,
    },
    // Not the flow's label: it is none of its containers.
    labels: { [labels.installation]: settings.prefix, [oneOffLabel]: "trial" },
    env: trialEnvironment(runner, trial),
  };
}

function commandOf({ runtime }: StepComponent): Pick<ContainerSpec, "command"> {
  const command = stepCommand(runtime);
  return command ? { command } : {};
}

function trialEnvironment(runner: Runner, trial: Trial): Record<string, string> {
  const { settings, masterKey } = runner;
  const { run, stepId, component, definition, login } = trial;
  const ids = { flowId: trialFlowId(run.id), stepId };
  const cipher = deriveFlowCipher({ masterKey, flowId: ids.flowId });
  const user = trialUser(runner, { runId: run.id, stepId });
  const amqp = new URL(settings.amqpUrlForSteps);
  amqp.username = encodeURIComponent(user.name);
  amqp.password = user.password;
  const key = (kind: "data" | "error" | "rebound" | "snapshot") => routingKey({ ...ids, kind });
  const variables: Record<string, string> = {
    FLOW_ID: run.flowId,
    EXEC_ID: ids.flowId,
    STEP_ID: stepId,
    CONTAINER_ID: randomBytes(6).toString("hex"),
    WORKSPACE_ID: run.request.workspaceId,
    USER_ID: "millrace",
    COMP_ID: component.name,
    COMP_NAME: component.name,
    FUNCTION: trial.function,
    FLOW_TYPE: "debug",
    FLOW_WEBHOOK_URI: `${settings.gatewayPublicUrl}/hook/${run.flowId}`,
    API_URI: settings.stepApiUrlForSteps,
    API_USERNAME: login.user,
    API_KEY: login.key,
    OBJECT_STORAGE_URI: storageUrl(settings.stepApiUrlForSteps, run.flowId),
    OBJECT_STORAGE_TOKEN: objectStoreToken(masterKey, run.flowId),
    API_REQUEST_RETRY_ATTEMPTS: "3",
    API_REQUEST_RETRY_DELAY: "200",
    AMQP_URI: amqp.toString(),
    LISTEN_MESSAGES_ON: stepQueue({ ...ids, kind: "messages" }),
    PUBLISH_MESSAGES_TO: flowExchange(ids.flowId),
    DATA_ROUTING_KEY: key("data"),
    ERROR_ROUTING_KEY: key("error"),
    REBOUND_ROUTING_KEY: key("rebound"),
    SNAPSHOT_ROUTING_KEY: key("snapshot"),
    MESSAGE_CRYPTO_PASSWORD: cipher.password,
    MESSAGE_CRYPTO_IV: cipher.iv,
    RABBITMQ_PREFETCH_SAILOR: "1",
    STARTUP_REQUIRED: "false",
    STEP_TIMEOUT_MS: String(trial.timeLimitMs),
    DRAIN_TIMEOUT_MS: "1000",
    DATA_RATE_LIMIT: "1000000",
    ...(stepId === mapperStepId && { NO_SELF_PASSTRHOUGH: "true" }),
  };
  return {
    ...openVariables(masterKey, component.env),
    LOG_LEVEL: definition.nodes_config?.[stepId]?.log_level ?? defaultStepSettings.logLevel,
    NODE_ENV: "production",
    ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [`ELASTICIO_${name}`, value])),
  };
}
