import { randomUUID } from "node:crypto";
import type { LiveFlow } from "@millrace/flow";
import { openLivePublisher, openRedis } from "@millrace/jobs";
import { waitFor } from "@millrace/testing";
import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appRouter, createCaller } from "./app-router.ts";
import { openTestApi, type TestApi, twoStepFile } from "./testing/open-test-api.ts";

let api: TestApi;
/** A flow of ours, to have something that is allowed to be seen. */
let ownFlow: string;
/** Ids of things that belong to the other team. */
let foreign: {
  flow: string;
  credential: string;
  execution: string;
  error: string;
  rule: string;
  component: string;
  build: string;
  act: string;
};

beforeAll(async () => {
  api = await openTestApi();
  const { theirs, services } = api;
  const { db } = services;
  const values = { user: "them", password: "their-password" };
  const { id: credential = "" } = await theirs.call.credential.create({
    component: "outlet",
    name: "Their account",
    values,
    verify: false,
  });
  const file = twoStepFile({ name: "Their flow", credential: "Their account" });
  const { id: flow } = await theirs.call.flow.applyFile({ file, publish: true });
  const { id: rule } = await theirs.call.help.save({ component: "inlet", link: "https://their.example" });
  const { workspaceId } = theirs;
  const component = await db.component.create({ data: { name: "their-component", workspaceId } });
  await db.componentVersion.create({
    data: { componentId: component.id, version: "1.0.0", image: "x", descriptor: { title: "Their component" } },
  });
  await db.$executeRaw`SELECT ensure_day_partition('execution', now()::date), ensure_day_partition('step_trace', now()::date)`;
  const execution = randomUUID();
  const times = { startedAt: new Date(), lastAt: new Date(), day: new Date() };
  const counts = { pending: 0, errors: 0, messages: 1 };
  await db.execution.create({ data: { id: execution, workspaceId, flowId: flow, execId: "e", ...times, ...counts } });
  const { id: error } = await db.errorRecord.create({
    data: { workspaceId, flowId: flow, stepId: "step_2", name: "Error", message: "their trouble" },
  });
  await db.sample.create({ data: { flowId: flow, stepId: "step_1", body: { secret: "their sample" } } });
  await theirs.call.sample.save({ id: flow, stepId: "step_1", body: { secret: "their sample" } });
  await theirs.call.sample.waitForCall({ id: flow, stepId: "step_1" });
  await db.traceSample.create({
    data: {
      flowId: flow,
      stepId: "step_1",
      messageId: "m",
      threadId: execution,
      at: new Date(),
      input: "their sample",
    },
  });
  await db.snapshot.create({ data: { flowId: flow, stepId: "step_1", value: { secret: "their snapshot" } } });
  ownFlow = (await api.ours.call.flow.create({ name: "Our flow" })).id;
  const { id: build } = await db.componentBuild.create({
    data: { workspaceId, name: "their-component", log: "their-component 1.0.0", createdBy: "Them" },
  });
  const { id: act } = await db.auditEntry.create({
    data: { workspaceId, flowId: flow, flowName: "Their flow", actor: "Them", action: "drop", outcome: "begun" },
  });
  foreign = { flow, credential, execution, error, rule, component: "their-component", build, act };
});
afterAll(() => api?.[Symbol.asyncDispose]());

/** How each procedure would be pointed at the other team's things. One that is missing here fails the test. */
function attempts(): Record<string, unknown> {
  const { flow: id, credential, execution, error, rule, component, build, act } = foreign;
  const step = { component: "outlet", function: "send", credentialId: credential, fields: {} };
  const definition = { type: "ordinary", graph: { nodes: [], edges: [] } };
  return {
    "me.get": undefined,
    "component.list": undefined,
    "component.build": { id: build },
    "component.show": { name: component },
    "component.uses": { name: component },
    "component.deprecate": { name: component, note: "stolen" },
    "component.share": { name: component, shared: true },
    "component.planUpdate": { name: component, version: "1.0.0" },
    "component.updateFlow": { name: "outlet", version: "1.0.0", flowId: id },
    "design.selectOptions": { ...step, method: "getFolders" },
    "design.metadata": { ...step, component },
    "credential.list": {},
    "credential.show": { id: credential },
    "credential.create": { component, name: "x", values: {} },
    "credential.update": { id: credential, name: "stolen" },
    "credential.verify": { id: credential },
    "credential.connect": { component, values: {}, credentialId: credential },
    "credential.connection": { attemptId: "theirs" },
    "credential.delete": { id: credential },
    "flow.list": undefined,
    "flow.get": { id },
    "flow.create": { name: "Their flow" },
    "flow.rename": { id, name: "stolen" },
    "flow.copy": { id },
    "flow.changeTags": { ids: [id], add: ["stolen"] },
    "flow.moveToFolder": { ids: [id], folder: "stolen" },
    "flow.setGuide": { id },
    "flow.delete": { id },
    "flow.applyFile": { file: twoStepFile({ name: "Their flow", credential }), publish: true },
    "flow.export": { id },
    "flow.publish": { id },
    "flow.versions": { id },
    "flow.version": { id, version: 1 },
    "flow.restore": { id, version: 1 },
    "flow.changes": { id },
    "flow.start": { id },
    "flow.stop": { id },
    "flow.suspend": { id },
    "flow.resume": { id },
    "flow.extendRetention": { id, days: 1 },
    "flow.pauseStep": { id, stepId: "step_2" },
    "flow.resumeStep": { id, stepId: "step_2" },
    "flow.restartStep": { id, stepId: "step_2" },
    "flow.scaleStep": { id, stepId: "step_2", replicas: 2 },
    "flow.settleHeld": { id, stepId: "step_2", action: "drop" },
    "flow.runNow": { id },
    "flow.status": { id },
    "flow.why": { id },
    "flow.timeline": { id },
    "flow.snapshot": { id },
    "flow.setSnapshot": { id, stepId: "step_1", value: { stolen: true } },
    "flow.resetSnapshot": { id, stepId: "step_1" },
    "flow.live": { id },
    "flow.liveAll": undefined,
    "template.list": undefined,
    "template.use": { id: "numbers-to-log", flowId: id },
    "draft.head": { flowId: id },
    "draft.save": { flowId: id, revision: 1, definition },
    "execution.list": { flowId: id },
    "execution.show": { id: execution },
    "execution.bodies": { id: execution },
    "flow.throughput": { id },
    "error.list": { flowId: id },
    "error.listOfFlow": { flowId: id },
    "error.count": { flowId: id },
    "error.show": { id: error },
    "error.retry": { id: error, input: { body: "stolen" } },
    "error.dismiss": { id: error },
    "error.retryAll": { flowId: id },
    "error.dismissAll": { flowId: id },
    "message.list": { flowId: id, stepId: "step_2", kind: "waiting" },
    "message.show": { flowId: id, stepId: "step_2", kind: "waiting", messageId: "m" },
    "message.act": { flowId: id, stepId: "step_2", kind: "waiting", act: "drop", all: true },
    "message.progress": { flowId: id, id: act },
    "message.cancel": { flowId: ownFlow, id: act },
    "audit.list": { flowId: id },
    "sample.list": { id },
    "sample.show": { id, stepId: "step_1" },
    "sample.save": { id, stepId: "step_1", body: "stolen" },
    "sample.pin": { id, stepId: "step_1", isPinned: true },
    "sample.delete": { id, stepId: "step_1" },
    "sample.executions": { id, stepId: "step_1" },
    "sample.take": { id, stepId: "step_1", messageId: "m" },
    "sample.run": { id, stepId: "step_1", input: "stolen" },
    "sample.waitForCall": { id, stepId: "step_1" },
    "sample.trial": { id, stepId: "step_1" },
    "sample.cancel": { id, stepId: "step_1" },
    "sample.keep": { id, stepId: "step_1" },
    "logs.tail": { flowId: id },
    "logs.follow": { flowId: id },
    "help.list": undefined,
    "help.save": { id: rule, link: "https://stolen.example" },
    "help.delete": { id: rule },
    "help.export": undefined,
    "help.import": { rules: [] },
    "settings.docsBaseUrl": undefined,
    "settings.saveDocsBaseUrl": { url: "https://docs.example/" },
    "settings.oauthClients": undefined,
    "settings.saveOauthClient": { component, values: { stolen: "yes" } },
    "settings.firstSteps": undefined,
    "settings.noteFirstStep": { step: "hidden" },
    "workspace.get": undefined,
    "workspace.update": { retentionDays: 9 },
  };
}

/** Their names differ on purpose from anything of ours; nothing of this may be in any answer. */
const theirWords =
  /their-password|their trouble|their sample|their snapshot|their\.example|Their account|their-component/;

test("every procedure is in the table of attempts or needs no workspace", () => {
  const open = ["setup.status", "setup.createOwner"];
  expect(Object.keys(appRouter._def.procedures).sort()).toEqual([...Object.keys(attempts()), ...open].sort());
});

test("no procedure reads or changes another workspace's things", async () => {
  const before = await picture();
  for (const [path, input] of Object.entries(attempts())) {
    const outcome = await attempt(path, input);
    expect(JSON.stringify(outcome) ?? "", path).not.toMatch(theirWords);
    expect(JSON.stringify(outcome) ?? "", path).not.toContain(foreign.execution);
    expect(JSON.stringify(outcome) ?? "", path).not.toContain(foreign.flow);
    if (isAimed(input) && !makesOwnThings.includes(path))
      expect(outcome, path).toMatchObject({ refused: expect.stringMatching(/not_found|invalid_flow|forbidden/) });
  }
  expect(await picture()).toEqual(before);
});

test("without a session or key every procedure but the set-up refuses", async () => {
  for (const [path, input] of Object.entries(attempts())) {
    const outcome = await attempt(path, input, createCaller({ ...api.services, caller: undefined }));
    expect(outcome, path).toEqual({ refused: "unauthenticated" });
  }
});

const makesOwnThings = [
  "flow.create",
  "settings.saveDocsBaseUrl",
  "settings.noteFirstStep",
  "help.import",
  "workspace.update",
];

function isAimed(input: unknown): boolean {
  return input !== undefined && Object.keys(input as object).length > 0; // inputs of the table above
}

/** What came of a call: its answer (of a subscription: the pictures up to one of our own), or why it was refused. */
async function attempt(path: string, input: unknown, caller = api.ours.call): Promise<unknown> {
  const [noun = "", verb = ""] = path.split(".");
  const procedures: Record<string, Record<string, (input: unknown) => Promise<unknown>>> = caller as never; // by name
  try {
    const answer = await procedures[noun]?.[verb]?.(input);
    if (!isAsyncIterable(answer)) return answer;
    return await picturesUpToOwn(answer);
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : error;
    if (cause instanceof Error && "code" in cause) return { refused: cause.code };
    throw error;
  }
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/**
 * What a subscription shows while first the other team's flow and then ours is told to have changed. Redis keeps the order, so that a
 * foreign picture would have to come before the one of ours that ends it.
 */
async function picturesUpToOwn(pictures: AsyncIterable<unknown>): Promise<unknown[]> {
  const { redisPlace } = api.services;
  const redis = openRedis(redisPlace);
  const publisher = openLivePublisher(redisPlace);
  const seen: unknown[] = [];
  const read = async () => {
    for await (const picture of pictures) {
      seen.push(picture);
      if (JSON.stringify(picture).includes(told)) return;
    }
  };
  const reading = read();
  let isOver = false; // refused before it ever listened
  const channels = () => redis.pubsub("CHANNELS", `${redisPlace.prefix}:live:*`);
  const listening = waitFor(async () => isOver || (await channels()).length > 0, { what: "the subscription" });
  try {
    await Promise.race([reading, listening]);
    await publisher.publish(toldPicture(api.theirs.workspaceId, foreign.flow));
    await publisher.publish(toldPicture(api.ours.workspaceId, ownFlow));
    await reading;
    return seen;
  } finally {
    isOver = true;
    await listening;
    publisher.close();
    redis.disconnect();
  }
}

const told = "told over Redis";

function toldPicture(workspaceId: string, flowId: string): LiveFlow {
  return { flowId, workspaceId, at: Date.now(), since: 0, state: "inactive", reason: told, steps: [] };
}

/** Everything the other team has. */
async function picture(): Promise<unknown> {
  const { db } = api.services;
  const { workspaceId } = api.theirs;
  return Promise.all([
    db.flow.findMany({ where: { workspaceId }, include: { draft: true, versions: true } }),
    db.component.findMany({ where: { workspaceId }, include: { versions: true } }),
    db.componentDeprecation.findMany({ where: { workspaceId } }),
    db.credential.findMany({ where: { workspaceId } }),
    db.helpRule.findMany({ where: { workspaceId } }),
    db.errorRecord.findMany({ where: { workspaceId } }),
    db.execution.findMany({ where: { workspaceId } }),
    db.transition.findMany({ where: { workspaceId } }),
    db.auditEntry.findMany({ where: { workspaceId } }),
    db.snapshot.findMany({ where: { flow: { workspaceId } } }),
    db.stepSample.findMany({ where: { flow: { workspaceId } } }),
    db.sampleRun.findMany({ where: { flow: { workspaceId } } }),
    db.workspace.findMany({ where: { id: workspaceId } }),
  ]);
}
