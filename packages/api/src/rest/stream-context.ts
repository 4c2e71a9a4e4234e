import { DomainError } from "@millrace/flow";
import { createKeyContext, createSessionContext } from "../context.ts";
import type { ApiServices } from "../services.ts";
import type { WorkspaceContext } from "../trpc.ts";

/**
 * Whoever asks for a stream: the holder of a key, or whoever is signed in at this browser, so that a download can be a link. A session
 * changes something only from our own pages. Throws `unauthenticated`, `forbidden`.
 */
export async function createStreamContext(services: ApiServices, request: Request): Promise<WorkspaceContext> {
  const hasKey = request.headers.has("authorization");
  if (!hasKey && request.method !== "GET" && !isFromOwnPage(request)) {
    throw new DomainError("forbidden", "Only pages of Millrace itself may send this without an API key.");
  }
  const { headers } = request;
  const ctx = await (hasKey ? createKeyContext(services, { headers }) : createSessionContext(services, { headers }));
  const { caller } = ctx;
  if (!caller) {
    throw new DomainError("unauthenticated", "Sign in, or send an API key as `Authorization: Bearer KEY`.");
  }
  return { ...ctx, caller, actor: caller.actor, workspaceId: caller.workspaceId };
}

/** Browsers name the page's origin with every request that is no plain link, and no page can forge it. */
function isFromOwnPage({ headers }: Request): boolean {
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}
