import { randomBytes } from "node:crypto";
import { flowExchange, routingKey, stepQueue, stepUserName } from "@millrace/broker";
import {
  deriveFlowCipher,
  openVariables,
  type SampleRequest,
  type SampleRunRow,
  type StepComponent,
} from "@millrace/db";
import { defaultStepSettings, type FlowDefinition } from "@millrace/flow";
import { oneOffLabel } from "../design-time/run-design-call.ts";
import type { ContainerSpec } from "../engine/container-engine.ts";
import { pidsLimit } from "../reconciler/container-spec.ts";
import { labels } from "../reconciler/labels.ts";
import { mapperStepId } from "../reconciler/plan/mapper-step.ts";
import { commandOf, nodeOptions, placeVariables, prefixed } from "../reconciler/step-place.ts";
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
  const { stepId, component } = trial;
  return {
    name: `${trialContainerName(settings, { runId: trial.run.id })}${stepId === mapperStepId ? "-mapper" : ""}`,
    image: component.image,
    ...commandOf(component),
    network: settings.network,
    limits: { ...stepLimits(trial), pids: pidsLimit },
    // Not the flow's label: it is none of its containers.
    labels: { [labels.installation]: settings.prefix, [oneOffLabel]: "trial" },
    env: trialEnvironment(runner, trial),
  };
}

function stepLimits({ definition, stepId }: Trial): { memoryMb: number; cpus: number } {
  const { memoryMb = defaultStepSettings.memoryMb, cpus = defaultStepSettings.cpus } =
    definition.nodes_config?.[stepId] ?? {};
  return { memoryMb, cpus };
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
    ...placeVariables({ ...trial, flowId: run.flowId, workspaceId: run.request.workspaceId, settings, masterKey }),
    EXEC_ID: ids.flowId,
    CONTAINER_ID: randomBytes(6).toString("hex"),
    USER_ID: "millrace",
    FLOW_VERSION: "draft",
    FLOW_TYPE: "debug",
    API_USERNAME: login.user,
    API_KEY: login.key,
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
    ...(stepId === mapperStepId && { NO_SELF_PASSTRHOUGH: "true" }),
  };
  return {
    ...nodeOptions(component, stepLimits(trial)),
    ...openVariables(masterKey, component.env),
    LOG_LEVEL: definition.nodes_config?.[stepId]?.log_level ?? defaultStepSettings.logLevel,
    NODE_ENV: "production",
    ...prefixed(variables),
  };
}
