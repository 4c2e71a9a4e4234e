import { createSetupToken } from "@millrace/db";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCaller } from "./app-router.ts";
import { openTestApi, type TestApi } from "./testing/open-test-api.ts";
import { createTrpcHandler, trpcPath } from "./trpc-handler.ts";

let api: TestApi;
let cookie: string;

beforeAll(async () => {
  api = await openTestApi();
  const owner = { name: "Ada", email: "ada@example.org", password: "correct horse", workspaceName: "Engines" };
  const token = (await createSetupToken(api.services.db)) ?? "";
  await createCaller({ ...api.services, caller: undefined }).setup.createOwner({ ...owner, token });
  const request = new Request(`${origin()}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: origin(), "x-forwarded-for": "10.0.0.9" },
    body: JSON.stringify(owner),
  });
  cookie = (await api.services.auth.handler(request)).headers.get("set-cookie")?.split(";")[0] ?? "";
});
afterAll(() => api?.[Symbol.asyncDispose]());

const origin = () => api.services.publicUrls.web;

function open(stopping: AbortSignal): Promise<Response> {
  const handle = createTrpcHandler(api.services, { onError: console.error, stopping });
  const headers = { cookie, accept: "text/event-stream" };
  return handle(new Request(`${origin()}${trpcPath}/flow.liveAll`, { headers }));
}

test("what a page listens to breaks off when the process stops, without saying that it is finished", async () => {
  const { id } = await api.ours.call.flow.create({ name: "listened to" });
  const stopping = new AbortController();
  const response = await open(stopping.signal);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  let told = "";
  const over = (async () => {
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) told += text;
  })();
  await waitFor(() => told.includes(id), { what: "the flow" });
  stopping.abort();
  await over;
  expect(told).not.toContain("event: return");
  expect((await open(stopping.signal)).status).toBe(200);
});
