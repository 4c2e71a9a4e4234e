import { randomBytes } from "node:crypto";
import {
  authorisedWorkspaceId,
  cancelSampleRun,
  createSampleRun,
  findSampleRun,
  openSampleRun,
  sampleCallToken,
} from "@millrace/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestFlow, startTestGateway, type TestGateway } from "./testing/start-test-gateway.ts";

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});

afterAll(async () => {
  await gateway?.[Symbol.asyncDispose]();
});

/** A trigger of a flow at rest that waits for a call. */
async function waitForCall({ waitMs = 600_000 }: { waitMs?: number } = {}) {
  const { db, masterKey } = gateway;
  const flowId = await createTestFlow(gateway, { state: "inactive", hasQueues: false });
  const { workspaceId } = await db.flow.findUniqueOrThrow({ where: { id: flowId } });
  const definition = { graph: { nodes: [{ id: "step_1", command: "webhook:receive" }], edges: [] } };
  const id = randomBytes(12).toString("hex");
  const place = { workspaceId: authorisedWorkspaceId(workspaceId), flowId, stepId: "step_1", masterKey };
  await createSampleRun(db, {
    id,
    flowId,
    stepId: "step_1",
    masterKey,
    status: "waiting",
    deadlineMs: waitMs,
    startedBy: "Ada",
    configHash: "h",
    request: { workspaceId, componentVersionId: "any", definition, sampleSource: "webhook" },
  });
  const url = `${gateway.url}/sample/${sampleCallToken(masterKey, id)}`;
  return { id, url, flowId, place, status: async () => (await findSampleRun(db, place))?.status };
}

const call = async (url: string, body = "{}") => {
  const response = await fetch(url, { method: "POST", body, headers: { "content-type": "application/json" } });
  return { status: response.status, body: await response.json() };
};

test("a call to a waiting trigger's address is taken once, and nothing in it tells the address", async () => {
  const { db, masterKey } = gateway;
  const { id, url, flowId, status } = await waitForCall();
  expect((await fetch(url, { method: "HEAD" })).status).toBe(200);
  expect(await status()).toBe("waiting");
  expect(await call(`${url}/extra?a=1`, '{"n":7}')).toMatchObject({ status: 202 });
  const run = await openSampleRun(db, { id, masterKey });
  expect(run?.request.message).toMatchObject({ body: { n: 7 }, query: { a: "1" }, url: `/hook/${flowId}/extra?a=1` });
  expect(JSON.stringify(run?.request)).not.toContain(sampleCallToken(masterKey, id));
  expect(await call(url)).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
});

test("what cannot be read is refused, and the trigger waits on", async () => {
  const { url, status } = await waitForCall();
  expect(await call(url, '{"n":')).toMatchObject({ status: 400 });
  expect(await status()).toBe("waiting");
});

test("an address that has expired, was given up or was made up takes no call", async () => {
  const late = await waitForCall({ waitMs: -1 });
  const givenUp = await waitForCall();
  await cancelSampleRun(gateway.db, givenUp.place);
  const forged = (await waitForCall()).url.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
  const answers = await Promise.all([late.url, givenUp.url, forged].map((url) => call(url)));
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect(answers[0]?.body).toMatchObject({ error: { message: expect.stringContaining("any more") } });
  expect(await late.status()).toBe("cancelled");
});
