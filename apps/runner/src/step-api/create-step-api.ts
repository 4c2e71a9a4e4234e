import {
  createHookState,
  type Database,
  deleteHookState,
  findHookState,
  findRunnerFlow,
  loadFlowVersion,
  type MasterKey,
  saveCredentialKeys,
} from "@millrace/db";
import { DomainError } from "@millrace/flow";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Logger } from "pino";
import { z } from "zod";
import type { CallLines } from "../design-time/call-lines.ts";
import type { ResultInbox } from "../design-time/result-inbox.ts";
import type { TokenRenewals } from "../oauth/token-renewals.ts";
import { addObjectRoutes } from "../objects/object-routes.ts";
import { signAddresses } from "../objects/sign-addresses.ts";
import type { SampleDesk, StepOnTrial } from "../samples/sample-desk.ts";
import { describeSecret, noSecret, noSecretId } from "./describe-secret.ts";
import { describeStep } from "./describe-step.ts";
import { stepLogin } from "./step-login.ts";

interface Options {
  db: Database;
  masterKey: MasterKey;
  inbox: ResultInbox;
  /** Where warm containers come for their next call. */
  lines: CallLines;
  renewals: TokenRenewals;
  /** Knows the steps that are only tried. */
  desk: SampleDesk;
  /** As steps reach this API. */
  baseUrl: string;
  log: Logger;
  /** What is wrong at the moment; empty when the runner is healthy. */
  health: () => Promise<string[]>;
  metrics: () => Promise<{ contentType: string; text: string }>;
}

type Caller = { Variables: { caller: { flowId: string; stepId: string; trial?: StepOnTrial } } };

/** Shorter than what either side of a connection holds out without a word. */
const callPatienceMs = 10_000;

const largestBodyBytes = 10_485_760;

/**
 * What step containers call (component contract §3), and health and metrics for the operator. A step may ask about its own flow
 * only, and about no step but itself.
 */
export function createStepApi(options: Options): Hono<Caller> {
  const app = new Hono<Caller>();
  const objects = new Hono();
  addObjectRoutes(objects, options);
  app.route("/", objects);
  // What comes after this is read as a whole.
  const onTooLarge = (context: Context) => {
    refuseLargeAnswer(options, context);
    return context.json({ error: "too large" }, 413);
  };
  app.use(bodyLimit({ maxSize: largestBodyBytes, onError: onTooLarge }));
  app.onError((error, context) => {
    if (error instanceof DomainError) {
      // Hono wants a status with a body; the table of codes has no other.
      return context.json({ error: error.message }, error.status as ContentfulStatusCode);
    }
    options.log.error({ err: error, path: context.req.path }, "the step API failed");
    return context.json({ error: "The runner failed at it; its log says more." }, 500);
  });
  addPublicRoutes(app, options);
  addStepRoutes(app, options);
  return app;
}

/** Whoever waits for it learns why it never comes. */
function refuseLargeAnswer({ inbox }: Options, context: Context): void {
  const token = /^\/v1\/design-time\/([^/]+)$/.exec(context.req.path)?.[1];
  const message = `The component's answer is larger than ${largestBodyBytes / 1_048_576} MB.`;
  if (token !== undefined) inbox.deliver(token, { status: "error", data: { message } });
}

function addPublicRoutes(app: Hono<Caller>, { inbox, lines, health, metrics }: Options): void {
  app.get("/health", async (context) => {
    const problems = await health();
    return context.json(
      { status: problems.length === 0 ? "ok" : "failing", problems },
      problems.length === 0 ? 200 : 503,
    );
  });
  app.get("/metrics", async (context) => {
    const { contentType, text } = await metrics();
    return context.body(text, 200, { "content-type": contentType });
  });
  app.get("/v1/design-time/:token/next", async (context) => {
    const call = await lines.next(context.req.param("token"), { patienceMs: callPatienceMs });
    if (call === undefined) return context.body(null, 204);
    return call === "closed" ? context.json({ error: "nothing more comes" }, 410) : context.json(call);
  });
  // The one-time token in the path is what lets a one-off container in.
  app.post("/v1/design-time/:token", async (context) => {
    const isExpected = inbox.deliver(context.req.param("token"), await readJson(context.req));
    return isExpected ? context.json({}, 200) : context.json({ error: "nobody waits for this result" }, 404);
  });
}

function addStepRoutes(app: Hono<Caller>, { db, masterKey, renewals, desk, baseUrl }: Options): void {
  const signedIn = new Hono<Caller>();
  signedIn.use(async (context, next) => {
    const caller = stepLogin({ masterKey, desk }, context.req.header("authorization"));
    if (!caller) return context.json({ error: "The step API needs the step's own user and key" }, 401);
    context.set("caller", caller);
    await next();
  });
  signedIn.get("/v1/tasks/:flow/steps/:step", async (context) => {
    const { flow, step } = context.req.param();
    const { flowId, stepId, trial } = context.get("caller");
    if (flow !== flowId || step !== stepId) throw new DomainError("forbidden", "A step may only read itself");
    if (trial) return context.json(trial.description);
    return context.json(await describeStep({ db, masterKey, renewals }, { flowId, stepId }));
  });
  const hookState = "/sailor-support/hooks/task/:flow/startup/data";
  signedIn.use(hookState, async (context, next) => {
    if (context.req.param("flow") !== context.get("caller").flowId) {
      throw new DomainError("forbidden", "A step may only keep its own flow's state");
    }
    // The state is the flow's, and a trial leaves no trace in it.
    if (context.get("caller").trial) throw new DomainError("forbidden", "A step on trial keeps no state");
    await next();
  });
  signedIn.post(hookState, async (context) => {
    const { flowId } = context.get("caller");
    const isNew = await createHookState(db, { flowId, value: await readJson(context.req) });
    return isNew ? context.json({}, 201) : context.json({ error: "There is a state already" }, 409);
  });
  signedIn.get(hookState, async (context) => {
    const value = await findHookState(db, context.get("caller"));
    return value === undefined ? context.json({ error: "There is no state" }, 404) : context.json(value);
  });
  signedIn.delete(hookState, async (context) => {
    await deleteHookState(db, context.get("caller"));
    return context.body(null, 204);
  });
  signedIn.put("/v1/accounts/:id", async (context) => {
    const { keys } = accountSchema.parse(await readJson(context.req));
    const id = context.req.param("id");
    const workspaceId = await workspaceUsing(db, { ...context.get("caller"), credentialId: id });
    const isSaved = await saveCredentialKeys(db, { id, workspaceId, keys, masterKey });
    return isSaved ? context.json({}) : context.json({ error: "There is no such credential" }, 404);
  });
  // What components with `authClientTypes` ask for instead of being given it with their settings.
  signedIn.get(secretPath, async (context) => {
    if (context.req.param("id") === noSecretId) return context.json({ data: noSecret });
    const { id, workspaceId } = await secretOf(db, { ...context.get("caller"), ...context.req.param() });
    await renewals.freshen({ id, workspaceId });
    return context.json({ data: await describeSecret({ db, masterKey }, { id, workspaceId }) });
  });
  signedIn.post(`${secretPath}/refresh`, async (context) => {
    const { id, workspaceId } = await secretOf(db, { ...context.get("caller"), ...context.req.param() });
    const renewal = await renewals.renewRefused({ id, workspaceId });
    if (renewal?.status === "refused" || renewal?.status === "failed") {
      const code = renewal.status === "refused" ? "verification_failed" : "unavailable";
      throw new DomainError(code, `The credential's access could not be renewed: ${renewal.reason}`);
    }
    return context.json({ data: await describeSecret({ db, masterKey }, { id, workspaceId }) });
  });
  signedIn.post("/v2/resources/storage/signed-url", (context) =>
    context.json(signAddresses({ masterKey, baseUrl }, context.get("caller").flowId)),
  );
  app.route("/", signedIn);
}

const secretPath = "/v2/workspaces/:workspace/secrets/:id";

/** The credential, once it is sure that this step uses it and the workspace is its own. */
async function secretOf(
  db: Database,
  { id, workspace, ...caller }: StepCaller & { id: string; workspace: string },
): Promise<{ id: string; workspaceId: string }> {
  const workspaceId = await workspaceUsing(db, { ...caller, credentialId: id });
  if (workspace !== workspaceId) throw new DomainError("forbidden", "A step may only read its own workspace's secrets");
  return { id, workspaceId };
}

const accountSchema = z.object({ keys: z.record(z.string(), z.unknown()) });

type StepCaller = Caller["Variables"]["caller"];

/** The workspace, once it is sure that this step uses this credential. */
async function workspaceUsing(
  db: Database,
  { flowId, stepId, trial, credentialId }: StepCaller & { credentialId: string },
): Promise<string> {
  if (trial) {
    if (trial.credentialId === credentialId) return trial.workspaceId;
    throw new DomainError("forbidden", "This step uses another credential");
  }
  const flow = await findRunnerFlow(db, { flowId });
  const version = flow?.activeVersion ?? flow?.desiredVersion;
  const loaded = version === undefined ? undefined : await loadFlowVersion(db, { flowId, version });
  const node = loaded?.definition.graph.nodes.find(({ id }) => id === stepId);
  if (!flow || node?.credential !== credentialId)
    throw new DomainError("forbidden", "This step uses another credential");
  return flow.workspaceId;
}

async function readJson(request: { json(): Promise<unknown> }): Promise<unknown> {
  try {
    return await request.json();
  } catch (cause) {
    throw new DomainError("invalid_input", "The body is no JSON", { cause });
  }
}
