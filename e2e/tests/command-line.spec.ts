import { expect, test } from "@playwright/test";
import { makeFlow } from "../platform/make-flow.ts";
import { millrace, runMillrace } from "../platform/millrace.ts";
import { postAll } from "../platform/post-all.ts";
import { openTargetServer } from "../platform/target-server.ts";

test("lists print one JSON document", async () => {
  const flows = await millrace("flow", "list");
  expect(flows.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining(["Orders to warehouse", "Webhook to database"]),
  );
  const components = await millrace("component", "list");
  expect(components.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining(["code", "filter", "http", "log", "postgres", "splitter", "timer", "transform", "webhook"]),
  );
});

test("a flow is applied, started, used, looked into, stopped and deleted", async () => {
  await using target = await openTargetServer();
  await using flow = await makeFlow({ name: "By command line", targetUrl: target.url });
  await postAll(flow.webhookUrl, { bodies: [{ n: 1 }], parallel: 1 });
  await expect.poll(() => target.received.length).toBe(1);
  const status = await millrace("flow", "status", flow.id);
  expect(status).toMatchObject({ id: flow.id, state: "running", version: 1 });
  expect(status.steps).toHaveLength(3);
  const timeline = await millrace("flow", "timeline", flow.id);
  expect(timeline.map(({ to }: { to: string }) => to)).toEqual(expect.arrayContaining(["starting", "running"]));
  await expect
    .poll(async () => (await millrace("execution", "list", "--flow", flow.id))[0]?.status, { timeout: 30_000 })
    .toBe("succeeded");
});

test("what is refused ends with 1 and says why as JSON, what is mistyped with 2", async () => {
  const { stderr, stdout } = await runMillrace(["flow", "status", "nonexistent", "--json"], 1);
  const { error } = JSON.parse(stderr.trim().startsWith("{") ? stderr : stdout);
  expect(error).toMatchObject({ code: "not_found", message: expect.any(String) });
  await runMillrace(["flow", "no-such-command"], 2);
});
