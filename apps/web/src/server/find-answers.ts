import { type AppRouter, appRouter } from "@millrace/api";
import { QueryClient } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { KnownAnswer } from "@/lib/known-answers.tsx";
import { getSessionContext } from "./session.ts";

type Api = ReturnType<typeof createTRPCOptionsProxy<AppRouter>>;

/** Asks what a page will ask: `(api, queries) => [queries.prefetchQuery(api.flow.list.queryOptions())]`. */
export type Questions = (api: Api, queries: QueryClient) => ReadonlyArray<Promise<void>>;

/**
 * Answers to what a page is going to ask first, for `KnownAnswers`: its own request would wait until all scripts have come. What
 * fails is left out; the page then asks itself, and shows the error.
 */
export async function findAnswers(questions: Questions): Promise<readonly KnownAnswer[]> {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const api = createTRPCOptionsProxy({ router: appRouter, ctx: await getSessionContext(), queryClient });
  await Promise.all(questions(api, queryClient));
  return queryClient
    .getQueryCache()
    .getAll()
    .filter(({ state }) => state.status === "success")
    .map(({ queryKey, state }) => ({
      queryKey,
      answer: JSON.parse(JSON.stringify(state.data)), // as it would come over the wire
      at: state.dataUpdatedAt,
    }));
}
