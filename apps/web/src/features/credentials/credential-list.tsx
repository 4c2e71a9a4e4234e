"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { DryWheel, SluiceKey } from "@/components/brand/drawings.tsx";
import { EmptyState } from "@/components/feedback/empty-state.tsx";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { SkeletonRows } from "@/components/feedback/skeleton-rows.tsx";
import { Button } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { CredentialFilters } from "./credential-filters.tsx";
import { CredentialTable, type ListedCredential } from "./credential-table.tsx";
import { CredentialWizard } from "./credential-wizard.tsx";
import { type CredentialFilter, filterCredentials } from "./filter-credentials.ts";
import { useVerifyAll } from "./use-verify-all.ts";
import { VerifyAllButton } from "./verify-all-button.tsx";

export function CredentialList() {
  const trpc = useTRPC();
  const credentials = useQuery(trpc.credential.list.queryOptions({}));
  const clients = useQuery(trpc.settings.oauthClients.queryOptions(undefined, { staleTime: 60_000 }));
  const [creating, setCreating] = useState(false);
  const verifyAll = useVerifyAll();
  const newCredential = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      New credential
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Credentials"
        actions={
          <>
            {clients.data && clients.data.clients.length > 0 && (
              <Button asChild variant="ghost">
                <Link href="/settings/oauth-clients">OAuth clients</Link>
              </Button>
            )}
            {credentials.data && credentials.data.length > 1 && (
              <VerifyAllButton credentials={credentials.data} verifyAll={verifyAll} />
            )}
            {newCredential}
          </>
        }
      />
      <div className="flex min-h-0 flex-1 flex-col overflow-auto bg-surface" aria-busy={credentials.isPending}>
        {credentials.isPending && <ListSkeleton />}
        {credentials.isError && !credentials.data && (
          <ErrorState
            title="The credentials could not be loaded"
            error={credentials.error}
            onRetry={() => credentials.refetch()}
          />
        )}
        {credentials.data?.length === 0 && (
          <EmptyState title="No credentials yet" drawing={<SluiceKey />} actions={newCredential}>
            A credential opens one system to your flows. It is verified against that system, sealed, and can be used by
            many steps.
          </EmptyState>
        )}
        {credentials.data && credentials.data.length > 0 && (
          <Filtered credentials={credentials.data} underWay={verifyAll.underWay} />
        )}
      </div>
      <CredentialWizard open={creating} onOpenChange={setCreating} />
    </>
  );
}

interface FilteredProps {
  credentials: readonly ListedCredential[];
  underWay: ReadonlySet<string>;
}

function Filtered({ credentials, underWay }: FilteredProps) {
  const [search, setSearch] = useState("");
  const [filter, setFilter] = useState<CredentialFilter>("all");
  const found = filterCredentials(credentials, { search, filter });
  const reset = () => {
    setSearch("");
    setFilter("all");
  };
  return (
    <>
      <CredentialFilters
        credentials={credentials}
        search={search}
        onSearch={setSearch}
        filter={filter}
        onFilter={setFilter}
      />
      {found.length > 0 ? (
        <CredentialTable credentials={found} underWay={underWay} />
      ) : (
        <NoneFound isSearch={search !== ""} filter={filter} onReset={reset} />
      )}
    </>
  );
}

interface NoneFoundProps {
  isSearch: boolean;
  filter: CredentialFilter;
  onReset(): void;
}

function NoneFound({ isSearch, filter, onReset }: NoneFoundProps) {
  const actions = <Button onClick={onReset}>Show all credentials</Button>;
  if (isSearch) {
    return (
      <EmptyState title="No credential matches" drawing={<DryWheel />} actions={actions}>
        Nothing has these words in its name, component, kind, account or owner.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={filter === "attention" ? "Nothing needs attention" : "Every credential is used"}
      drawing={<SluiceKey />}
      actions={actions}
    />
  );
}

function ListSkeleton() {
  return (
    <>
      <div aria-hidden className="h-12 shrink-0 border-b" />
      <SkeletonRows label="credentials" columns={["w-40", "w-28", "w-32", "w-24"]} />
    </>
  );
}
