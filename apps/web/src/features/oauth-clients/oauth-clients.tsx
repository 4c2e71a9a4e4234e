"use client";

import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/feedback/empty-state.tsx";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { OAuthClientForm } from "./oauth-client-form.tsx";

/** What an administrator registered at other systems, so that people can sign in there without knowing a client secret. */
export function OAuthClients() {
  const trpc = useTRPC();
  const clients = useQuery(trpc.settings.oauthClients.queryOptions());
  return (
    <>
      <PageHeader title="OAuth clients" breadcrumb={[{ label: "Credentials", href: "/credentials" }]} />
      <div className="min-h-0 flex-1 overflow-auto p-4">
        <div className="mx-auto flex max-w-3xl flex-col gap-6">
          <p className="max-w-2xl text-ink-muted text-sm">
            Some components sign in with an application that you register at the other system. Register it with the
            redirect address, then keep its values here: they are sealed, serve everybody in this workspace, and are
            never shown again.
          </p>
          {clients.isPending && <Skeleton className="h-40 rounded-card" />}
          {clients.isError && !clients.data && (
            <ErrorState
              title="The OAuth clients could not be loaded"
              error={clients.error}
              onRetry={() => clients.refetch()}
            />
          )}
          {clients.data && (
            <div className="flex items-center gap-2 text-sm">
              <span className="text-ink-muted">Redirect address:</span>
              <code className="select-all rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-xs">
                {clients.data.redirectUri}
              </code>
              <CopyButton text={clients.data.redirectUri} label="Copy the redirect address" />
            </div>
          )}
          {clients.data?.clients.length === 0 && (
            <EmptyState title="No component needs one" className="py-8">
              The components here take client ID and secret as part of the credential.
            </EmptyState>
          )}
          {clients.data?.clients.map((client) => (
            <OAuthClientForm key={`${client.component} ${client.updatedAt}`} client={client} />
          ))}
        </div>
      </div>
    </>
  );
}
