import { setTimeout as pause } from "node:timers/promises";
import type { CommandContext } from "../command.ts";
import { flowPath } from "../commands/flow/flow-path.ts";
import { openDocker } from "../images/open-docker.ts";
import type { Installation } from "../installation.ts";
import { Refusal } from "../refusal.ts";
import { statusAnswer, stepAnswer } from "../rest/answers.ts";
import { callApi } from "../rest/call-api.ts";
import { readServiceVariables } from "../services/service-variables.ts";

interface StepPlace {
  installation: Installation;
  flowId: string;
  stepId: string;
}

export interface BorrowedStep {
  /** What its container had, with the addresses as this machine knows them. */
  variables: Record<string, string>;
  /** Lets its containers work again. */
  giveBack(): Promise<void>;
}

/** A container finishes what it has in hand first. */
const longestDrainMs = 40_000;

/** Pauses a step, so that its queue is another process's to work on. */
export async function borrowStep(context: CommandContext, place: StepPlace): Promise<BorrowedStep> {
  const { flowId, stepId } = place;
  const variables = await readVariables(place);
  const path = (act: string) => flowPath(flowId, "steps", stepId, act);
  const giveBack = async () => {
    // Also after Ctrl+C, which has aborted the command's own signal.
    const own = { ...context, signal: AbortSignal.timeout(20_000) };
    await callApi(own, { method: "POST", path: path("resume"), answer: stepAnswer });
    process.stderr.write(`${stepId} is given back to its container.\n`);
  };
  await callApi(context, { method: "POST", path: path("pause"), answer: stepAnswer });
  try {
    await waitUntilIdle(context, place);
  } catch (error) {
    await giveBack();
    throw error;
  }
  return { variables, giveBack };
}

async function waitUntilIdle(context: CommandContext, { flowId, stepId }: StepPlace): Promise<void> {
  const deadline = Date.now() + longestDrainMs;
  for (;;) {
    const { steps } = await callApi(context, { method: "GET", path: flowPath(flowId, "status"), answer: statusAnswer });
    const step = steps.find(({ id }) => id === stepId);
    if (step?.isPaused && step.containers.every(({ state }) => state !== "running")) return;
    if (Date.now() > deadline) {
      throw new Refusal(`The container of ${stepId} does not let go of its messages.`, { code: "failed" });
    }
    await pause(300, undefined, { signal: context.signal });
  }
}

async function readVariables({ installation, flowId, stepId }: StepPlace): Promise<Record<string, string>> {
  const services = await readServiceVariables(installation.paths.services);
  const docker = openDocker(services.DOCKER_HOST ?? "unix:///var/run/docker.sock", { timeoutMs: 10_000 });
  const label = [`millrace.installation=${installation.prefix}`, `millrace.flow=${flowId}`, `millrace.step=${stepId}`];
  const [found] = await docker.listContainers({ filters: { label } });
  if (!found) {
    throw new Refusal(
      `No container of this installation works on ${stepId} of that flow. Start the flow, resume the step, or run it now.`,
      { code: "not_found" },
    );
  }
  const { Config } = await docker.getContainer(found.Id).inspect();
  const pairs = Config.Env.map((entry) => [entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)]);
  const variables: Record<string, string> = Object.fromEntries(
    pairs.filter(([name = ""]) => !imageVariables.has(name)),
  );
  const hosts = ["ELASTICIO_API_URI", "ELASTICIO_AMQP_URI"] as const;
  return {
    ...variables,
    ...Object.fromEntries(hosts.map((name) => [name, localUrl(variables[name] ?? "")])),
    // The trigger's start hook ran when the flow was started.
    ELASTICIO_STARTUP_REQUIRED: "false",
  };
}

const imageVariables = new Set(["PATH", "HOME", "NODE_OPTIONS", "NODE_COMPILE_CACHE", "NODE_EXTRA_CA_CERTS"]);

function localUrl(address: string): string {
  return address.replace("host.docker.internal", "127.0.0.1");
}
