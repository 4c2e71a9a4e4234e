import { randomUUIDv7 } from "node:crypto";
import { type OutgoingMessage, Unroutable } from "@millrace/broker";
import type { Answer } from "./answer.ts";
import type { AwaitReply } from "./await-reply.ts";
import { type ParsedBody, parseBody, parseQuery } from "./body/parse-body.ts";
import { readBody } from "./body/read-body.ts";
import type { FlowFinder } from "./find-flow.ts";
import type { GuessDelay } from "./guess-delay.ts";
import { hookMessage, type MessageIds } from "./hook-message.ts";
import type { HookRequest } from "./hook-request.ts";
import type { HookRoute } from "./hook-route.ts";
import { brokerRefusal, noSuchFlow, Refusal } from "./refusal.ts";
import type { WakeFlow } from "./wake-flow.ts";
import { isAuthorised } from "./webhook-auth.ts";

export interface Intake {
  flows: FlowFinder;
  /** Resolves when the broker has stored it. */
  publish: (message: OutgoingMessage) => Promise<void>;
  awaitReply: AwaitReply;
  wakeFlow: WakeFlow;
  guessDelay: GuessDelay;
}

/** One request from its headers to its answer. A 2xx means: the broker has stored the message. @throws Refusal, CallerGone. */
export async function acceptRequest(intake: Intake, request: HookRequest): Promise<Answer> {
  const route = await findRoute(intake, request);
  const rawBody = await readBody(request.incoming);
  await checkCaller(intake, { request, route, rawBody });
  if (request.method === "HEAD") return { status: 200, headers: {}, body: "" };
  const parsed = await parseRequest(request, { route, rawBody });
  const ids = newIds(request);
  intake.wakeFlow(route);
  return route.hasReplyStep
    ? await askFlow(intake, { request, route, parsed, ids })
    : await storeMessage(intake, { request, route, parsed, ids });
}

interface Accepted {
  request: HookRequest;
  route: HookRoute;
  parsed: ParsedBody;
  ids: MessageIds;
}

async function storeMessage(intake: Intake, { request, route, parsed, ids }: Accepted): Promise<Answer> {
  await publish(intake, { route, message: hookMessage(route, { request, parsed, ids }) });
  return {
    status: route.successStatus,
    headers: { "content-type": "application/json", "x-execution-id": ids.threadId },
    body: `{"requestId":"${ids.requestId}"}`,
  };
}

async function askFlow(intake: Intake, { request, route, parsed, ids }: Accepted): Promise<Answer> {
  const answer = await intake.awaitReply(route, {
    threadId: ids.threadId,
    signal: request.signal,
    send: (replyTo) => publish(intake, { route, message: hookMessage(route, { request, parsed, ids, replyTo }) }),
  });
  return { ...answer, headers: { ...answer.headers, "x-execution-id": ids.threadId } };
}

async function findRoute(intake: Intake, request: HookRequest): Promise<HookRoute> {
  const route = await intake.flows.find(request.flowId);
  if (route) return route;
  await intake.guessDelay(request.signal);
  throw noSuchFlow();
}

async function checkCaller(
  intake: Intake,
  { request, route, rawBody }: { request: HookRequest; route: HookRoute; rawBody: Buffer },
): Promise<void> {
  if (isAuthorised(route.auth, { headers: request.headers, rawBody })) return;
  await intake.guessDelay(request.signal);
  const message = "The signature, key or password of this webhook is missing or wrong.";
  throw new Refusal({ status: 401, code: "unauthenticated", message });
}

async function parseRequest(
  request: HookRequest,
  { route, rawBody }: { route: HookRoute; rawBody: Buffer },
): Promise<ParsedBody> {
  if (request.method === "GET") return { body: parseQuery(request.queryText) };
  return await parseBody(rawBody, { contentType: request.headers["content-type"], isRaw: route.isRaw });
}

async function publish(
  intake: Intake,
  { route, message }: { route: HookRoute; message: OutgoingMessage },
): Promise<void> {
  try {
    await intake.publish(message);
  } catch (error) {
    if (error instanceof Unroutable) {
      // Its queues are gone: what we know of the flow is old.
      intake.flows.forget(route.flowId);
      if (!(await intake.flows.find(route.flowId))) throw noSuchFlow();
    }
    throw brokerRefusal(error) ?? error;
  }
}

/** A caller's own request id is kept when it has the documented form. */
function newIds(request: HookRequest): MessageIds {
  const threadId = randomUUIDv7();
  const given = request.headers["x-request-id"];
  const requestId = typeof given === "string" && /^[0-9a-f]{32}$/.test(given) ? given : threadId.replaceAll("-", "");
  return { threadId, requestId };
}
