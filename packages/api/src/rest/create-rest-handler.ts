import { DomainError } from "@millrace/flow";
import { callTRPCProcedure, TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { appRouter } from "../app-router.ts";
import { componentRoutes } from "../component/component-routes.ts";
import { createKeyContext } from "../context.ts";
import { describeError, toTrpcError } from "../describe-error.ts";
import { messageRoutes } from "../message/message-routes.ts";
import type { ApiServices } from "../services.ts";
import { createOpenApiDocument } from "./openapi-document.ts";
import { readInput } from "./read-input.ts";
import { listRestRoutes, listStreamRoutes, type Route } from "./rest-routes.ts";
import { createStreamContext } from "./stream-context.ts";

export const restPath = "/api/v1";

/**
 * Answers requests below `/api/v1` with the procedures' own results. Signs in by `Authorization: Bearer KEY` alone, so that no
 * page can make a browser call it; streams of messages know the browser's session, too. Failures: `{"error": {code, message, details?}}` with a fitting status.
 */
export function createRestHandler(
  services: ApiServices,
  { onError }: { onError: (error: Error) => void },
): (request: Request) => Promise<Response> {
  const routes = [...listRestRoutes(), ...listStreamRoutes([...messageRoutes, ...componentRoutes])];
  const document = createOpenApiDocument({ baseUrl: `${services.publicUrls.web}${restPath}` });
  return async (request) => {
    const path = new URL(request.url).pathname.slice(restPath.length);
    if (request.method === "GET" && path === "/openapi.json") return Response.json(document);
    try {
      return await answer(services, { request, path, routes });
    } catch (error) {
      return refuse(error, { onError });
    }
  };
}

async function answer(
  services: ApiServices,
  { request, path, routes }: { request: Request; path: string; routes: readonly Route[] },
): Promise<Response> {
  const { route, pathParts } = findRoute(routes, { method: request.method, path });
  if ("answer" in route)
    return await route.answer(await createStreamContext(services, request), { request, pathParts });
  const ctx = await createKeyContext(services, { headers: request.headers });
  const result: unknown = await callTRPCProcedure({
    router: appRouter,
    path: route.procedure,
    type: route.type,
    ctx,
    getRawInput: () => readInput(request, { route, pathParts }),
    signal: request.signal,
    batchIndex: 0,
  });
  return Response.json(result);
}

function findRoute(
  routes: readonly Route[],
  { method, path }: { method: string; path: string },
): { route: Route; pathParts: Record<string, string> } {
  const matching = routes.filter((route) => route.pattern.test(path));
  const route = matching.find((other) => other.method === method);
  if (route) {
    const parts = Object.entries(route.pattern.exec(path)?.groups ?? {});
    return { route, pathParts: Object.fromEntries(parts.map(([name, text]) => [name, decodePart(text)])) };
  }
  if (matching.length === 0) throw new DomainError("not_found", `There is nothing at ${restPath}${path}.`);
  throw new TRPCError({
    code: "METHOD_NOT_SUPPORTED",
    message: `${restPath}${path} answers ${matching.map((other) => other.method).join(", ")}, not ${method}.`,
  });
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new DomainError("invalid_input", `"${text}" is no proper part of an address.`, { cause });
  }
}

function refuse(thrown: unknown, { onError }: { onError: (error: Error) => void }): Response {
  const error = toError(thrown);
  const description = describeError(error);
  if (description.code === "internal") onError(error);
  return Response.json({ error: description }, { status: getHTTPStatusCodeFromError(error) });
}

/** A domain error may come from the input, before any procedure ran. */
function toError(thrown: unknown): TRPCError {
  if (thrown instanceof DomainError) return toTrpcError(thrown);
  if (!(thrown instanceof TRPCError)) return new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: thrown });
  return thrown.cause instanceof DomainError ? toTrpcError(thrown.cause) : thrown;
}
