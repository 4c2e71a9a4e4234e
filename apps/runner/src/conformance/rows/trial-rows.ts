import { randomBytes } from "node:crypto";
import { authorisedWorkspaceId, createSampleRun, findSampleRun, findStepSample, type SampleRunRow } from "@millrace/db";
import { flowDefinitionSchema, parseStepCommand } from "@millrace/flow";
import { waitFor } from "@millrace/testing";
import { expect } from "vitest";
import { z } from "zod";
import type { ConformanceBench, Row } from "../row.ts";

/** Component contract §6: a step that is tried is what it is in its flow. */
export const trialRows: Row[] = [
  {
    section: "6, 0.9",
    row: "a step on trial stands where it does in its flow, its process is made the same way, and late data counts",
    async check(bench) {
      const [{ message }, onTrial, late] = await Promise.all([
        bench.ask({ do: "env" }),
        sampleOf(bench, { stepId: "step_2", body: { do: "env" } }).then((body) => variables.parse(body)),
        sampleOf(bench, { stepId: "step_3", body: { do: "late", ms: 900 } }),
      ]);
      expect(late).toEqual({ late: true });
      const inFlow = variables.parse(message.body);
      expect(onTrial).toMatchObject({
        NODE_OPTIONS: inFlow.NODE_OPTIONS,
        SHOP_NAME: "corner",
        ELASTICIO_FLOW_ID: bench.flowId,
        ELASTICIO_FLOW_TYPE: "debug",
        ELASTICIO_OBJECT_STORAGE_TOKEN: inFlow.ELASTICIO_OBJECT_STORAGE_TOKEN,
      });
      const missing = Object.keys(inFlow).filter((name) => !onTrial[name] && !flowOnly.has(name));
      expect(missing).toEqual([]);
    },
  },
];

const variables = z.record(z.string(), z.string());

/** A trial has one message and no second life. */
const flowOnly = new Set(
  (
    "PROTOCOL_VERSION REBOUND_LIMIT REBOUND_INITIAL_EXPIRATION AMQP_PERSISTENT_MESSAGES AMQP_RECONNECT_ATTEMPTS " +
    "AMQP_RECONNECT_TIMEOUT"
  )
    .split(" ")
    .map((name) => `ELASTICIO_${name}`),
);

interface Trial {
  stepId: string;
  body: unknown;
}

async function sampleOf(bench: ConformanceBench, trial: Trial): Promise<unknown> {
  const { outcome } = await tryOut(bench, trial);
  expect(outcome.error).toBeUndefined();
  return (await findStepSample(bench.platform.db, placeOf(bench, trial)))?.body;
}

async function tryOut(bench: ConformanceBench, { stepId, body }: Trial): Promise<SampleRunRow> {
  const { db, jobs, masterKey, workspaceId } = bench.platform;
  const version = await db.flowVersion.findFirstOrThrow({ where: { flowId: bench.flowId } });
  const definition = flowDefinitionSchema.parse(version.definition);
  const command = definition.graph.nodes.find(({ id }) => id === stepId)?.command ?? "";
  const component = await db.componentVersion.findFirstOrThrow({
    where: { component: { name: parseStepCommand(command)?.component ?? "" } },
  });
  const id = randomBytes(12).toString("hex");
  await createSampleRun(db, {
    id,
    flowId: bench.flowId,
    stepId,
    status: "running",
    deadlineMs: 40_000,
    startedBy: "tester",
    configHash: "h",
    masterKey,
    request: {
      workspaceId,
      componentVersionId: component.id,
      definition,
      sampleSource: "run",
      message: { body, headers: {} },
    },
  });
  await jobs.tell("run-sample", { runId: id });
  return await waitFor(
    async () => {
      const run = await findSampleRun(db, placeOf(bench, { stepId }));
      return run?.id === id && run.status !== "running" ? run : undefined;
    },
    { what: `the trial of ${JSON.stringify(body)} to be over`, timeoutMs: 45_000 },
  );
}

function placeOf({ flowId, platform: { workspaceId, masterKey } }: ConformanceBench, { stepId }: { stepId: string }) {
  return { workspaceId: authorisedWorkspaceId(workspaceId), flowId, stepId, masterKey };
}
