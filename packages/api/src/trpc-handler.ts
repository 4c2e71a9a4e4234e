import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { appRouter } from "./app-router.ts";
import { createSessionContext } from "./context.ts";
import { describeError } from "./describe-error.ts";
import type { ApiServices } from "./services.ts";

export const trpcPath = "/api/trpc";

/** The largest sample or message, and what JSON puts around it. */
const mostBodyBytes = 12 * 1024 * 1024;

/** Answers the browser: batches of calls, and subscriptions as server-sent events. Signs in by the session cookie. */
export function createTrpcHandler(
  services: ApiServices,
  { onError }: { onError: (error: Error) => void },
): (request: Request) => Promise<Response> {
  return (request) => {
    if (Number(request.headers.get("content-length") ?? 0) > mostBodyBytes) {
      return Promise.resolve(new Response("The body is too large.", { status: 413 }));
    }
    return fetchRequestHandler({
      endpoint: trpcPath,
      req: request,
      router: appRouter,
      createContext: () => createSessionContext(services, { headers: request.headers }),
      onError: ({ error }) => {
        if (describeError(error).code === "internal") onError(error);
      },
    });
  };
}
