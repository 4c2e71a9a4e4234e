import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import type { Logger } from "pino";
import { acceptRequest, type Intake } from "./accept-request.ts";
import type { Answer } from "./answer.ts";
import { CallerGone } from "./body/read-body.ts";
import type { Health } from "./health.ts";
import { type HookRequest, readHookUrl } from "./hook-request.ts";
import type { GatewayMetrics } from "./metrics.ts";
import { noSuchFlow, Refusal } from "./refusal.ts";
import { readSampleUrl, type SampleIntake, takeSampleCall } from "./sample-call.ts";

export interface GatewayParts {
  intake: Intake;
  samples: SampleIntake;
  metrics: GatewayMetrics;
  health: () => Promise<Health>;
  log: Logger;
}

type GatewayContext = Context<{ Bindings: HttpBindings }>;

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

export function createApp(parts: GatewayParts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  // Hono answers HEAD by running GET: the request's own method says which it was.
  app.on(methods, "/hook/*", (context) => answerHook(parts, context));
  app.on(methods, "/sample/*", async (context) => respond(context, await answerSampleCall(parts, context)));
  app.get("/health", async (context) => {
    const health = await parts.health();
    return context.json(health, health.ok ? 200 : 503);
  });
  app.get("/metrics", async (context) => {
    return context.text(await parts.metrics.read(), 200, { "content-type": "text/plain; version=0.0.4" });
  });
  app.all("/hook/*", (context) => {
    const message = `Send the message with ${methods.join(", ")} or HEAD.`;
    return respond(context, refusalAnswer(new Refusal({ status: 405, code: "wrong_method", message })));
  });
  app.notFound((context) => respond(context, refusalAnswer(noSuchFlow())));
  return app;
}

async function answerHook(parts: GatewayParts, context: GatewayContext): Promise<Response> {
  const startedAt = performance.now();
  const answer = await answerOf(parts, context);
  parts.metrics.answered({ status: answer.status, seconds: (performance.now() - startedAt) / 1000 });
  return respond(context, answer);
}

async function answerOf(parts: GatewayParts, context: GatewayContext): Promise<Answer> {
  const url = readHookUrl(context.env.incoming.url ?? "");
  if (!url) return refusalAnswer(noSuchFlow());
  return await answerCall(parts, context, {
    take: (call) => acceptRequest(parts.intake, { ...url, ...call }),
    place: { flowId: url.flowId },
  });
}

/** A call that shall become a sample. */
async function answerSampleCall(parts: GatewayParts, context: GatewayContext): Promise<Answer> {
  const url = readSampleUrl(context.env.incoming.url ?? "");
  if (!url) return refusalAnswer(noSuchFlow());
  return await answerCall(parts, context, {
    take: (call) => takeSampleCall(parts.samples, { ...url, ...call }),
    place: { what: "sample" },
  });
}

type Call = Pick<HookRequest, "method" | "headers" | "incoming" | "signal">;

async function answerCall(
  { log }: GatewayParts,
  context: GatewayContext,
  { take, place }: { take: (call: Call) => Promise<Answer>; place: Record<string, string> },
): Promise<Answer> {
  const { incoming, outgoing } = context.env;
  const hangUp = new AbortController();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) hangUp.abort();
  });
  try {
    return await take({
      method: incoming.method ?? "GET",
      headers: incoming.headers,
      incoming,
      signal: hangUp.signal,
    });
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error);
    // Nobody reads this one.
    if (error instanceof CallerGone || hangUp.signal.aborted) return { status: 499, headers: {}, body: "" };
    log.error({ err: error, ...place }, "a webhook request failed");
    return errorAnswer(500, { code: "internal", message: "The gateway failed to take this message. See its log." });
  }
}

function refusalAnswer({ status, code, message, retryAfterSeconds }: Refusal): Answer {
  const answer = errorAnswer(status, { code, message });
  if (retryAfterSeconds !== undefined) answer.headers["retry-after"] = String(retryAfterSeconds);
  if (status === 401) answer.headers["www-authenticate"] = 'Basic realm="webhook"';
  return answer;
}

function errorAnswer(status: number, error: { code: string; message: string }): Answer {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify({ error }) };
}

function respond(_context: GatewayContext, { status, headers, body }: Answer): Response {
  const isEmpty = status === 204 || status === 304;
  return new Response(isEmpty ? null : body, { status, headers });
}
