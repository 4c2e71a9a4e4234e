import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { appRouter } from "./app-router.ts";
import { createSessionContext } from "./context.ts";
import { describeError } from "./describe-error.ts";
import type { ApiServices } from "./services.ts";

export const trpcPath = "/api/trpc";

/** The largest sample or message, and what JSON puts around it. */
const mostBodyBytes = 12 * 1024 * 1024;

/**
 * Answers the browser: batches of calls, and subscriptions as server-sent events, which break off when the process is `stopping`; the
 * browser comes back by itself. Signs in by the session cookie.
 */
export function createTrpcHandler(
  services: ApiServices,
  { onError, stopping }: { onError: (error: Error) => void; stopping: AbortSignal },
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (Number(request.headers.get("content-length") ?? 0) > mostBodyBytes) {
      return new Response("The body is too large.", { status: 413 });
    }
    const response = await fetchRequestHandler({
      endpoint: trpcPath,
      req: request,
      router: appRouter,
      createContext: () => createSessionContext(services, { headers: request.headers }),
      onError: ({ error }) => {
        if (describeError(error).code === "internal") onError(error);
      },
    });
    return endingWith(response, stopping);
  };
}

/**
 * Breaks a subscription off without a word. One that ends properly says so, and the browser would then take it for finished and not
 * come back.
 */
function endingWith(response: Response, stopping: AbortSignal): Response {
  if (!response.body || response.headers.get("content-type") !== "text/event-stream") return response;
  return new Response(cutOff(response.body, stopping), response);
}

function cutOff(body: ReadableStream<Uint8Array>, signal: AbortSignal): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const over = new AbortController();
  return new ReadableStream({
    start: (controller) => {
      const end = () => {
        over.abort();
        controller.close();
        // Nobody reads on, however that ends.
        reader.cancel(signal.reason).catch(() => {});
      };
      if (signal.aborted) end();
      signal.addEventListener("abort", end, { once: true, signal: over.signal });
    },
    pull: async (controller) => {
      const { value, done } = await reader.read();
      if (over.signal.aborted) return;
      if (!done) return controller.enqueue(value);
      over.abort();
      controller.close();
    },
    cancel: (reason) => {
      over.abort();
      return reader.cancel(reason);
    },
  });
}
