import { openJobs } from "@millrace/jobs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCaller } from "../app-router.ts";
import { openTestApi, type TestApi, twoStepFile } from "../testing/open-test-api.ts";

/** Nobody listens on port 1: what a Redis that went away looks like. */
const nowhere = { url: "redis://127.0.0.1:1" };

let api: TestApi;
let call: TestApi["ours"]["call"];
const jobs = openJobs(nowhere);

beforeAll(async () => {
  api = await openTestApi();
  const { workspaceId } = api.ours;
  const caller = { actor: { name: "Ada" }, workspaceId, workspaceName: "ours", role: "owner", user: undefined };
  call = createCaller({ ...api.services, jobs, redisPlace: nowhere, caller });
});
afterAll(() => api?.[Symbol.asyncDispose]()); // the lost jobs wait for their Redis until the process ends

test("while Redis is away wishes are taken, states are shown, and only the runner cannot be asked", async () => {
  const { workspaceId } = api.ours;
  await call.credential.create({ component: "outlet", name: "Shop", values: { user: "a" }, verify: false });
  const file = twoStepFile({ name: "patient", credential: "Shop" });
  const { id } = await call.flow.applyFile({ file, publish: true });
  expect(await call.flow.start({ id })).toEqual({ id, state: "inactive" });
  expect(await api.services.db.flow.findUnique({ where: { id } })).toMatchObject({ desired: "running" });
  await api.services.db.flow.update({ where: { id }, data: { state: "running" } });
  expect(await call.flow.status({ id })).toMatchObject({ state: "running", steps: [{ containers: [] }, {}] });
  await expect(call.flow.runNow({ id })).rejects.toMatchObject({ cause: { code: "unavailable" } });
  const { id: error } = await api.services.db.errorRecord.create({
    data: { workspaceId, flowId: id, stepId: "step_2", name: "Error", message: "no", sealedInput: "x" },
  });
  await expect(call.error.retry({ id: error })).rejects.toMatchObject({ cause: { code: "unavailable" } });
  await expect(call.error.dismissAll({ flowId: id })).rejects.toMatchObject({ cause: { code: "unavailable" } });
});
