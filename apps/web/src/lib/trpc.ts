"use client";

import type { AppRouter } from "@millrace/api";
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, type TRPCClient } from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { createTRPCContext } from "@trpc/tanstack-react-query";

export type ApiInputs = inferRouterInputs<AppRouter>;
export type ApiOutputs = inferRouterOutputs<AppRouter>;

/**
 * `useTRPC()` gives query, mutation and subscription options for TanStack Query
 * (`useQuery(trpc.flow.list.queryOptions())`, `useSubscription(trpc.flow.live.subscriptionOptions({ id }))`);
 * `useTRPCClient()` gives the bare client.
 */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

const url = "/api/trpc";

/** Calls made in the same tick travel together; subscriptions are Server-Sent Events that reconnect by themselves. */
export function createApiClient(): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink({ url }),
        false: httpBatchLink({ url, maxItems: 12 }),
      }),
    ],
  });
}
