import { expect, test } from "@playwright/test";
import { makeFlow } from "../platform/make-flow.ts";
import { millrace, runMillrace } from "../platform/millrace.ts";
import { inOrder, numbered } from "../platform/numbered.ts";
import { postAll } from "../platform/post-all.ts";
import { arrivedAt, openTargetServer } from "../platform/target-server.ts";
import { temporaryFolder } from "../platform/temporary-folder.ts";

test.beforeEach(() => test.setTimeout(180_000));

test("errors are mended and given up from the command line", async () => {
  let isOpen = false;
  await using target = await openTargetServer({ isAllowed: () => isOpen });
  await using flow = await makeFlow({ name: "Errors typed", targetUrl: target.url });
  await using folder = await temporaryFolder();
  const openErrors = () => millrace("error", "list", "--flow", flow.id, "--status", "open");
  await postAll(flow.webhookUrl, { bodies: numbered(4), parallel: 1 });
  await expect.poll(async () => (await openErrors()).length, { timeout: 30_000 }).toBe(4);
  isOpen = true;

  const [newest] = await openErrors();
  const mended = await folder.write("mended.json", { body: { n: 77 } });
  expect(await millrace("error", "retry", newest.id, "--input", mended)).toMatchObject({ status: "retried" });
  await expect.poll(() => arrivedAt(target)).toEqual([77]);
  expect(await millrace("error", "dismiss-all", "--flow", flow.id)).toEqual({ dismissed: 3 });
  expect(await openErrors()).toEqual([]);
  expect(await millrace("error", "list", "--flow", flow.id, "--status", "dismissed")).toHaveLength(3);
});

test("messages are taken out of a paused step and put back after a stop", async () => {
  await using target = await openTargetServer();
  await using flow = await makeFlow({ name: "Put aside", targetUrl: target.url });
  await using folder = await temporaryFolder();
  const third = async () => (await millrace("flow", "status", flow.id)).steps.at(2);
  expect(await millrace("step", "pause", flow.id, "step_3")).toMatchObject({ stepId: "step_3", isPaused: true });
  await postAll(flow.webhookUrl, { bodies: numbered(6), parallel: 2 });
  await expect.poll(third, { timeout: 30_000 }).toMatchObject({ isPaused: true, ready: 6, containers: [] });

  const path = folder.path("messages.ndjson");
  expect(await millrace("message", "export", flow.id, "--step", "step_3", "--output", path)).toMatchObject({
    exported: 6,
  });
  await millrace("flow", "stop", flow.id, "--wait");
  await millrace("flow", "start", flow.id, "--wait");
  expect(await millrace("message", "import", flow.id, path)).toEqual({ imported: 6, failed: [] });
  await expect.poll(third).toMatchObject({ isPaused: true, ready: 6 });
  expect(target.received).toEqual([]);

  const wide = { replicas: 2, prefetch: 3 };
  const scaled = await millrace("step", "scale", flow.id, "step_3", "--replicas", "2", "--prefetch", "3");
  expect(scaled).toMatchObject({ isPaused: true, ...wide });
  expect(await millrace("step", "resume", flow.id, "step_3")).toMatchObject({ isPaused: false, ...wide });
  await expect.poll(() => arrivedAt(target), { timeout: 30_000 }).toEqual(inOrder(6));
  await expect.poll(async () => (await third()).containers.length).toBe(2);
});

test("what a polling trigger remembers is shown, set and forgotten", async () => {
  await using target = await openTargetServer();
  await using folder = await temporaryFolder();
  const timer = { trigger: "timer:cron", code: "return { n: body.count };", settings: { cron: "0 0 1 1 *" } };
  await using flow = await makeFlow({ name: "Remembers", targetUrl: target.url, ...timer });
  const remembered = async () => {
    const snapshots = await millrace("flow", "snapshot", flow.id);
    return snapshots.map(({ value }: { value: unknown }) => value);
  };
  await test.step("a start polls at once", async () => {
    await expect.poll(() => arrivedAt(target), { timeout: 30_000 }).toEqual([1]);
    await expect.poll(remembered).toEqual([{ count: 1 }]);
  });

  const value = await folder.write("snapshot.json", { count: 41 });
  await runMillrace(["flow", "snapshot", flow.id, "--set", value], 1);
  await millrace("flow", "suspend", flow.id, "--wait");
  await millrace("flow", "snapshot", flow.id, "--set", value);
  expect(await remembered()).toEqual([{ count: 41 }]);
  await millrace("flow", "resume", flow.id, "--wait");
  await millrace("flow", "run-now", flow.id);
  await expect.poll(() => arrivedAt(target), { timeout: 30_000 }).toEqual([1, 42]);

  await millrace("flow", "stop", flow.id, "--wait");
  await millrace("flow", "snapshot", flow.id, "--reset");
  expect(await remembered()).toEqual([]);
});
