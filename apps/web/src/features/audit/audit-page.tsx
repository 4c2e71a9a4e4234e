"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useDeferredValue, useState } from "react";
import { EmptyState } from "@/components/feedback/empty-state.tsx";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { LoadMore } from "@/components/feedback/load-more.tsx";
import { SkeletonRows } from "@/components/feedback/skeleton-rows.tsx";
import { Input } from "@/components/form/input.tsx";
import { Select } from "@/components/form/select.tsx";
import { Button } from "@/components/ui/button.tsx";
import { FilterBar } from "@/components/ui/filter-bar.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { useTRPC, useTRPCClient } from "@/lib/trpc.ts";
import { AuditTable } from "./audit-table.tsx";
import { actionLabels, auditActions } from "./audit-words.ts";

const every = "every";
const pageSize = 100;

interface AuditFilter {
  flowId: string | undefined;
  action: (typeof auditActions)[number] | undefined;
  actor: string;
}

/** Who looked into messages, edited, replayed, dropped or took some away. */
export function AuditPage() {
  const trpc = useTRPC();
  const [filter, change] = useAddressFilter();
  const flows = useQuery(trpc.flow.list.queryOptions()).data;
  const isGone = (flowId: string) => flows !== undefined && !flows.some(({ id }) => id === flowId);
  const list = useAudit(filter);
  const entries = list.data?.pages.flatMap(({ items }) => items);
  const isNarrowed = filter.flowId !== undefined || filter.action !== undefined || filter.actor !== "";
  return (
    <>
      <PageHeader title="Audit" />
      <FilterBar>
        <Select
          aria-label="Flow"
          value={filter.flowId ?? every}
          className="w-56"
          onValueChange={(value) => change({ ...filter, flowId: value === every ? undefined : value })}
          options={[
            { value: every, label: "Every flow" },
            ...(flows ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Select
          aria-label="Act"
          value={filter.action ?? every}
          className="w-40"
          onValueChange={(value) => change({ ...filter, action: auditActions.find((action) => action === value) })}
          options={[
            { value: every, label: "Every act" },
            ...auditActions.map((action) => ({ value: action, label: actionLabels[action] })),
          ]}
        />
        <Input
          type="search"
          aria-label="By whom"
          placeholder="By whom"
          value={filter.actor}
          onChange={(event) => change({ ...filter, actor: event.target.value })}
          className="w-52"
        />
      </FilterBar>
      <div className="min-h-0 flex-1 overflow-auto bg-surface" aria-busy={list.isFetching}>
        {list.isError && !entries ? (
          <ErrorState title="The audit could not be loaded" error={list.error} onRetry={() => void list.refetch()} />
        ) : !entries ? (
          <SkeletonRows label="audit" rows={8} columns={["w-28", "w-32", "w-20"]} />
        ) : entries.length === 0 ? (
          <EmptyState
            title={isNarrowed ? "Nothing of this kind yet" : "Nothing yet"}
            actions={
              isNarrowed && (
                <Button onClick={() => change({ flowId: undefined, action: undefined, actor: "" })}>
                  Show everything
                </Button>
              )
            }
          >
            Each look into messages, and each edit, replay, drop, export and import stands here, with who did it.
          </EmptyState>
        ) : (
          <>
            <AuditTable entries={entries} isGone={isGone} />
            {list.hasNextPage && (
              <LoadMore
                label="Older entries"
                busy={list.isFetchingNextPage}
                pages={list.data?.pages.length ?? 0}
                onLoad={() => void list.fetchNextPage()}
              />
            )}
          </>
        )}
      </div>
    </>
  );
}

function useAudit(filter: AuditFilter) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { flowId, action } = filter;
  const actor = useDeferredValue(filter.actor.trim());
  return useInfiniteQuery({
    queryKey: [...trpc.audit.list.pathKey(), { flowId, action, actor }],
    queryFn: ({ pageParam, signal }) =>
      client.audit.list.query(
        {
          limit: pageSize,
          ...(pageParam && { cursor: pageParam }),
          ...(flowId && { flowId }),
          ...(action && { action }),
          ...(actor && { actor }),
        },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** Choices show at once; the address follows without a visit to the server. */
function useAddressFilter(): [AuditFilter, (filter: AuditFilter) => void] {
  const params = useSearchParams();
  const router = useRouter();
  const [filter, setFilter] = useState<AuditFilter>(() => ({
    flowId: params.get("flow") ?? undefined,
    action: auditActions.find((action) => action === params.get("action")),
    actor: params.get("by") ?? "",
  }));
  const change = (next: AuditFilter) => {
    setFilter(next);
    const entries = Object.entries({ flow: next.flowId, action: next.action, by: next.actor });
    const query = new URLSearchParams(entries.flatMap(([name, value]) => (value ? [[name, value]] : [])));
    router.replace(`/audit${query.size > 0 ? `?${query}` : ""}`, { scroll: false });
  };
  return [filter, change];
}
