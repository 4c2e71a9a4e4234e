import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { authorisedWorkspaceId, createCredential, updateCredential } from "@millrace/db";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestPlatform, type TestPlatform } from "./platform-harness.ts";

let platform: TestPlatform;
/** Bodies that arrived, by the token they were signed in with. */
const arrived = new Map<string, unknown[]>();
const target = createServer((request, response) => {
  const token = request.headers.authorization ?? "";
  let text = "";
  request.on("data", (chunk) => (text += chunk));
  request.on("end", () => {
    arrived.set(token, [...(arrived.get(token) ?? []), JSON.parse(text)]);
    response.end("{}");
  });
});

beforeAll(async () => {
  platform = await createTestPlatform();
  await platform.startRunner();
  await new Promise<void>((resolve) => target.listen(0, "0.0.0.0", resolve));
});
afterAll(async () => {
  target.closeAllConnections();
  target.close();
  await platform?.[Symbol.asyncDispose]();
});

test("a running step takes a changed credential up beside the old one, and no message is lost", {
  timeout: 120_000,
}, async () => {
  const { db, masterKey } = platform;
  const workspaceId = authorisedWorkspaceId(platform.workspaceId);
  const values = (token: string) => ({ authentication: "bearer", token });
  const { id } = await createCredential(db, {
    workspaceId,
    masterKey,
    actor: { name: "tester" },
    component: "http",
    name: "Target",
    values: values("first"),
    verification: { verified: undefined },
  });
  const { port } = target.address() as AddressInfo; // it listens on a port
  const fields = { method: "POST", url: `http://host.docker.internal:${port}/` };
  const flowId = await platform.publishFlow({
    definition: {
      type: "realtime",
      graph: {
        nodes: [
          { id: "step_1", command: "webhook:receive" },
          { id: "step_2", command: "http:request", credential: id, fields },
        ],
        edges: [{ source: "step_1", target: "step_2" }],
      },
    },
  });
  await platform.bringTo(flowId, "running");
  const before = await platform.containers(flowId);

  let sent = 0;
  const isTakenUp = async () => {
    await platform.send(flowId, { bodies: [{ n: sent }] });
    sent += 1;
    return (arrived.get("Bearer second")?.length ?? 0) > 0;
  };
  await waitFor(async () => (await isTakenUp()) || arrived.has("Bearer first"), {
    what: "a message with the first token",
  });
  await updateCredential(db, { workspaceId, masterKey, id, values: values("second") });
  await waitFor(isTakenUp, { what: "a message with the second token", timeoutMs: 60_000 });
  const count = () => new Set([...arrived.values()].flat().map((body) => JSON.stringify(body))).size;
  await waitFor(async () => count() === sent, { what: `all ${sent} messages to arrive`, timeoutMs: 30_000 });
  const step = async () =>
    (await platform.containers(flowId)).filter(({ Labels }) => Labels["millrace.step"] === "step_2");
  await waitFor(async () => (await step()).length === 1, { what: "the old container to go", timeoutMs: 30_000 });
  expect(before.map(({ Id }) => Id)).not.toContain((await step())[0]?.Id);
  expect((await db.flow.findUniqueOrThrow({ where: { id: flowId } })).state).toBe("running");
});
