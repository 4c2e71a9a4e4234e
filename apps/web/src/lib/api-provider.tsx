"use client";

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { readApiError } from "./api-error.ts";
import { createApiClient, TRPCProvider } from "./trpc.ts";
import { hasUnsavedWork } from "./unsaved-work.ts";

export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [trpcClient] = useState(createApiClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // What the server refused will be refused again; only silence and overload are worth another try.
        retry: (failures, error) => failures < 2 && (readApiError(error).status ?? 503) >= 500,
      },
    },
  });
}

function leaveWhenSignedOut(error: unknown): void {
  if (readApiError(error).status !== 401 || window.location.pathname === "/sign-in" || hasUnsavedWork()) return;
  const next = encodeURIComponent(window.location.pathname + window.location.search);
  window.location.assign(`/sign-in?next=${next}`);
}
