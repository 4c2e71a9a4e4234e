import { randomBytes } from "node:crypto";
import { loadComponentVersion, openVariables, unseal } from "@millrace/db";
import { DomainError, designCommand } from "@millrace/flow";
import type { JobPayload, JobResult } from "@millrace/jobs";
import { z } from "zod";
import type { ContainerSpec } from "../engine/container-engine.ts";
import { pidsLimit } from "../reconciler/container-spec.ts";
import { labels } from "../reconciler/labels.ts";
import type { Runner } from "../runner.ts";
import type { ResultInbox } from "./result-inbox.ts";

/** Marks containers of one call, for the sweep of those a dying runner left behind. */
export const oneOffLabel = "millrace.one-off";

const timeLimitMs = 30_000;
const memoryMb = 256;
const keptLogLines = 50;
/** The result may still be on its way when the container has already ended. */
const lateResultMs = 500;

/** Runs a component once (component contract §6) and answers with what it found out. Its container is always removed. */
export async function runDesignCall(
  { runner, inbox }: { runner: Runner; inbox: ResultInbox },
  payload: JobPayload<"design-time">,
): Promise<JobResult<"design-time">> {
  const startedAt = performance.now();
  const { token, result, close } = inbox.open();
  const spec = await designSpec(runner, { payload, token });
  const { id } = await runner.engine.start(spec);
  try {
    const answer = await waitForAnswer(runner, { id, result });
    const durationMs = Math.round(performance.now() - startedAt);
    const parsed = resultSchema.safeParse(answer.result);
    if (parsed.success && parsed.data.status === "success") {
      return { status: "success", data: parsed.data.data, durationMs };
    }
    const lines = await runner.engine.logs(id, { tail: keptLogLines });
    const logs = lines.map(({ text }) => text);
    const message = parsed.success
      ? failureText(parsed.data.data)
      : (answer.problem ?? "The component gave no answer.");
    return { status: "error", message, logs, durationMs };
  } finally {
    close();
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
): Promise<{ result?: unknown; problem?: string }> {
  const over = new AbortController();
  const deadline = AbortSignal.any([over.signal, signal, AbortSignal.timeout(timeLimitMs)]);
  const ended = engine.waitForEnd(id, deadline).then(
    async (end) => {
      const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), lateResultMs));
      const arrived = await Promise.race([result, late]);
      return arrived === undefined
        ? { problem: `The component ended with exit code ${end?.exitCode ?? "?"} before it answered.` }
        : { result: arrived };
    },
    () => ({ problem: `The component did not answer within ${timeLimitMs / 1000} s.` }),
  );
  try {
    return await Promise.race([result.then((arrived) => ({ result: arrived })), ended]);
  } finally {
    over.abort();
  }
}

async function designSpec(
  runner: Runner,
  { payload, token }: { payload: JobPayload<"design-time">; token: string },
): Promise<ContainerSpec> {
  const { db, masterKey, settings } = runner;
  const { workspaceId, componentVersionId, method } = payload;
  const component = await loadComponentVersion(db, { id: componentVersionId, workspaceId });
  if (!component) throw new DomainError("not_found", "The component is not installed in this workspace");
  const command = designCommand(component.runtime, method);
  if (!command) {
    const reason = `"${component.name}" brings an image of its own, which answers no questions at design time.`;
    throw new DomainError("invalid_input", reason);
  }
  const config = unseal(masterKey, { sealed: Buffer.from(payload.sealedConfig, "base64"), context: "design-time" });
  return {
    name: `${settings.prefix}-call-${randomBytes(6).toString("hex")}`,
    image: component.image,
    command,
    network: settings.network,
    limits: { memoryMb, cpus: 1, pids: pidsLimit },
    labels: { [labels.installation]: settings.prefix, [oneOffLabel]: method },
    env: {
      ...openVariables(masterKey, component.env),
      NODE_ENV: "production",
      ELASTICIO_POST_RESULT_URL: `${settings.stepApiUrlForSteps}/v1/design-time/${token}`,
      ELASTICIO_CFG: JSON.stringify(config),
      ELASTICIO_API_URI: settings.stepApiUrlForSteps,
      ELASTICIO_API_USERNAME: "design-time",
      ELASTICIO_API_KEY: token,
      ELASTICIO_API_REQUEST_RETRY_ATTEMPTS: "3",
      ELASTICIO_API_REQUEST_RETRY_DELAY: "200",
      ELASTICIO_WORKSPACE_ID: workspaceId,
      ...(payload.function ? { ELASTICIO_ACTION_OR_TRIGGER: payload.function } : {}),
      ...(payload.selectMethod ? { ELASTICIO_GET_MODEL_METHOD: payload.selectMethod } : {}),
    },
  };
}
