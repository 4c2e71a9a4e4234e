import { DomainError } from "@millrace/flow";
import { initTRPC, type TRPCError } from "@trpc/server";
import type { OpenApiMeta } from "trpc-to-openapi";
import type { ApiContext } from "./context.ts";
import { describeError, toTrpcError } from "./describe-error.ts";

const trpc = initTRPC
  .context<ApiContext>()
  .meta<OpenApiMeta>()
  .create({
    isDev: false, // stack traces are for the log, not for people
    errorFormatter: ({ shape, error }) => ({
      ...shape,
      message: describeError(error).message,
      data: { ...shape.data, domain: describeError(error) },
    }),
    sse: {
      // Proxies cut quiet connections; a browser that hears nothing for this long asks again.
      ping: { enabled: true, intervalMs: 10_000 },
      client: { reconnectAfterInactivityMs: 25_000 },
    },
  });

export const { router, createCallerFactory } = trpc;

const withDomainErrors = trpc.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok && isDomain(result.error)) throw toTrpcError(result.error.cause);
  return result;
});

function isDomain(error: TRPCError): error is TRPCError & { cause: DomainError } {
  return error.code === "INTERNAL_SERVER_ERROR" && error.cause instanceof DomainError;
}

/** Anybody may call it. */
export const publicProcedure = trpc.procedure.use(withDomainErrors);

/** Members of a workspace and its API keys; `ctx.workspaceId` scopes every query. */
export const workspaceProcedure = publicProcedure.use(({ ctx, next }) => {
  const { caller } = ctx;
  if (!caller) {
    throw new DomainError("unauthenticated", "Sign in, or send an API key as `Authorization: Bearer KEY`.");
  }
  return next({ ctx: { ...ctx, caller, actor: caller.actor, workspaceId: caller.workspaceId } });
});

/** Owners and administrators of the workspace. */
export const adminProcedure = workspaceProcedure.use(({ ctx, next }) => {
  if (!["owner", "admin"].includes(ctx.caller.role)) {
    throw new DomainError("forbidden", "Only owners and administrators of the workspace may change this.");
  }
  return next({ ctx });
});

/** What a procedure of a workspace works with. */
export interface WorkspaceContext extends ApiContext {
  caller: NonNullable<ApiContext["caller"]>;
  actor: NonNullable<ApiContext["caller"]>["actor"];
  workspaceId: NonNullable<ApiContext["caller"]>["workspaceId"];
}
