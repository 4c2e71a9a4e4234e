import { randomBytes } from "node:crypto";
import { loadComponentVersion, openVariables, type StepComponent, unseal } from "@millrace/db";
import { DomainError, designCallMs, designCommand, hideSecrets, listFunctions } from "@millrace/flow";
import type { JobPayload, JobResult } from "@millrace/jobs";
import { z } from "zod";
import { sailorOptions } from "../builds/preload-files.ts";
import type { ContainerSpec } from "../engine/container-engine.ts";
import { parseLine } from "../logs/parse-line.ts";
import { pidsLimit } from "../reconciler/container-spec.ts";
import { labels } from "../reconciler/labels.ts";
import type { Runner } from "../runner.ts";
import type { ResultInbox } from "./result-inbox.ts";
import { canBeWarm, type WarmContainers, warmCall } from "./warm-containers.ts";

/** Marks containers of one call, for the sweep of those a dying runner left behind. */
export const oneOffLabel = "millrace.one-off";

const memoryMb = 256;
const keptLogLines = 50;
/** The result may still be on its way when the container has already ended. */
const lateResultMs = 500;

interface Services {
  runner: Runner;
  inbox: ResultInbox;
  warm: WarmContainers;
}

/**
 * Asks a component once (component contract §6) and answers with what it found out, and with what it said meanwhile when it failed. A published
 * component's container goes at once; ours waits a minute for the next call.
 */
export async function runDesignCall(
  { runner, inbox, warm }: Services,
  payload: JobPayload<"design-time">,
): Promise<JobResult<"design-time">> {
  const startedAt = performance.now();
  const component = await findComponent(runner, payload);
  const config = openConfig(runner, payload);
  const { token, result, close } = inbox.open();
  const since = new Date().toISOString();
  const judge = async (id: string): Promise<JobResult<"design-time">> => {
    const answer = await waitForAnswer(runner, { id, result });
    const durationMs = Math.round(performance.now() - startedAt);
    const parsed = resultSchema.safeParse(answer.result);
    const isSuccess = parsed.success && parsed.data.status === "success";
    if (isSuccess && !isRefusal(parsed.data.data)) return { status: "success", data: parsed.data.data, durationMs };
    const logs = await readLogs(runner, { id, since, config, component });
    if (isSuccess) return { status: "success", data: parsed.data.data, durationMs, logs };
    const message = parsed.success
      ? failureText(parsed.data.data)
      : (answer.problem ?? "The component gave no answer.");
    if (!parsed.success) {
      throw new NoAnswer({ status: "error", message, logs, durationMs }, { hasEnded: answer.hasEnded === true });
    }
    return { status: "error", message, logs, durationMs };
  };
  try {
    if (!canBeWarm(component)) return await runOnce(runner, { component, config, payload, token }, judge);
    const { workspaceId, componentVersionId, method, selectMethod } = payload;
    const spec = {
      ...commonSpec(runner, { component, workspaceId }),
      command: warmCommand,
      labels: warmLabels(runner),
    };
    const resultUrl = `${runner.settings.stepApiUrlForSteps}/v1/design-time/${token}`;
    const asking = warm.use({ workspaceId, componentVersionId, spec }, async ({ id, ask }) => {
      ask({ method, function: payload.function, selectMethod, config, resultUrl });
      return await judge(id);
    });
    return await asking.catch(async (error: unknown) => {
      // Images of older releases answer one call only, and end at once when they are to go on.
      if (error instanceof NoAnswer && error.hasEnded) {
        return await runOnce(runner, { component, config, payload, token }, judge);
      }
      throw error;
    });
  } catch (error) {
    if (error instanceof NoAnswer) return error.outcome;
    throw error;
  } finally {
    close();
  }
}

/** Its container hangs or is gone: nobody may be given it again. */
class NoAnswer extends Error {
  readonly outcome: JobResult<"design-time">;
  readonly hasEnded: boolean;

  constructor(outcome: JobResult<"design-time">, { hasEnded }: { hasEnded: boolean }) {
    super("The component gave no answer");
    this.outcome = outcome;
    this.hasEnded = hasEnded;
  }
}

/** A credential that the outside system does not take; any other answer with such a field is no less a success. */
function isRefusal(data: unknown): boolean {
  return z.object({ verified: z.literal(false) }).safeParse(data).success;
}

interface Said {
  id: string;
  since: string;
  config: unknown;
  component: StepComponent;
}

/** The newest lines, in words, without the secrets it was asked with. */
async function readLogs({ engine }: Runner, { id, since, config, component }: Said): Promise<string[]> {
  const lines = await engine.logs(id, { tail: keptLogLines, since });
  const words = lines.map((line) => {
    const { level, text } = parseLine(line);
    return level ? `${level}: ${text}` : text;
  });
  const { descriptor } = component;
  const steps = listFunctions(descriptor).map(({ descriptor: { fields } }) => fields);
  const fields = Object.assign({}, ...steps, descriptor.fields, descriptor.credentials?.fields);
  return hideSecrets(words, { config, fields });
}

const warmCommand = ["node", "/component/run.mjs", "serve"];

function warmLabels({ settings }: Runner): Record<string, string> {
  return { [labels.installation]: settings.prefix, [oneOffLabel]: warmCall };
}

interface Once {
  component: StepComponent;
  config: unknown;
  payload: JobPayload<"design-time">;
  token: string;
}

async function runOnce<Result>(runner: Runner, once: Once, task: (id: string) => Promise<Result>): Promise<Result> {
  const { id } = await runner.engine.start(designSpec(runner, once));
  try {
    return await task(id);
  } finally {
    await runner.engine.remove(id, { graceMs: 0 });
  }
}

const resultSchema = z.object({ status: z.enum(["success", "error"]), data: z.unknown() });

function failureText(failure: unknown): string {
  const parsed = z.object({ message: z.string() }).safeParse(failure);
  return parsed.success ? parsed.data.message : "The component failed without saying why.";
}

async function waitForAnswer(
  { engine, signal }: Runner,
  { id, result }: { id: string; result: Promise<unknown> },
): Promise<{ result?: unknown; problem?: string; hasEnded?: boolean }> {
  const over = new AbortController();
  const deadline = AbortSignal.any([over.signal, signal, AbortSignal.timeout(designCallMs)]);
  const ended = engine.waitForEnd(id, deadline).then(
    async (end) => {
      const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), lateResultMs));
      const arrived = await Promise.race([result, late]);
      return arrived === undefined
        ? {
            problem: `The component ended with exit code ${end?.exitCode ?? "?"} before it answered.`,
            hasEnded: true,
          }
        : { result: arrived };
    },
    () => ({ problem: `The component did not answer within ${designCallMs / 1000} s.` }),
  );
  try {
    return await Promise.race([result.then((arrived) => ({ result: arrived })), ended]);
  } finally {
    over.abort();
  }
}

async function findComponent(
  { db }: Runner,
  { componentVersionId, workspaceId }: JobPayload<"design-time">,
): Promise<StepComponent> {
  const component = await loadComponentVersion(db, { id: componentVersionId, workspaceId });
  if (component) return component;
  throw new DomainError("not_found", "The component is not installed in this workspace");
}

function openConfig({ masterKey }: Runner, { sealedConfig }: JobPayload<"design-time">): unknown {
  return unseal(masterKey, { sealed: Buffer.from(sealedConfig, "base64"), context: "design-time" });
}

function designSpec(runner: Runner, { component, config, payload, token }: Once): ContainerSpec {
  const { settings } = runner;
  const { workspaceId, method } = payload;
  const command = designCommand(component.runtime, method);
  if (!command) {
    const reason = `"${component.name}" brings an image of its own, which answers no questions at design time.`;
    throw new DomainError("invalid_input", reason);
  }
  const common = commonSpec(runner, { component, workspaceId });
  return {
    ...common,
    name: `${settings.prefix}-call-${randomBytes(6).toString("hex")}`,
    command,
    labels: { [labels.installation]: settings.prefix, [oneOffLabel]: method },
    env: {
      ...common.env,
      ...(component.runtime === "sailor" && { NODE_OPTIONS: sailorOptions.join(" ") }),
      ELASTICIO_POST_RESULT_URL: `${settings.stepApiUrlForSteps}/v1/design-time/${token}`,
      ELASTICIO_CFG: JSON.stringify(config),
      ELASTICIO_API_USERNAME: "design-time",
      ELASTICIO_API_KEY: token,
      ...(payload.function ? { ELASTICIO_ACTION_OR_TRIGGER: payload.function } : {}),
      ...(payload.selectMethod ? { ELASTICIO_GET_MODEL_METHOD: payload.selectMethod } : {}),
    },
  };
}

function commonSpec(
  { settings, masterKey }: Runner,
  { component, workspaceId }: { component: StepComponent; workspaceId: string },
): Omit<ContainerSpec, "name" | "labels"> {
  return {
    image: component.image,
    network: settings.network,
    limits: { memoryMb, cpus: 1, pids: pidsLimit },
    env: {
      ...openVariables(masterKey, component.env),
      NODE_ENV: "production",
      ELASTICIO_API_URI: settings.stepApiUrlForSteps,
      ELASTICIO_API_REQUEST_RETRY_ATTEMPTS: "3",
      ELASTICIO_API_REQUEST_RETRY_DELAY: "200",
      ELASTICIO_WORKSPACE_ID: workspaceId,
    },
  };
}
