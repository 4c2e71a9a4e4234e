"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Notice } from "@/components/feedback/notice.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { useMayAdminister } from "./use-may-administer.ts";
import { WorkspaceForm } from "./workspace-form.tsx";

/** Its name, and what the workspace allows its flows. */
export function WorkspaceSettingsPage() {
  const trpc = useTRPC();
  const settings = useQuery(trpc.workspace.get.queryOptions());
  const mayChange = useMayAdminister();
  return (
    <>
      <PageHeader title="Workspace" />
      <div className="min-h-0 flex-1 overflow-auto p-4" aria-busy={settings.isPending}>
        <div className="mx-auto flex max-w-3xl flex-col gap-4">
          <p className="text-ink-muted text-sm">
            What this workspace allows its flows. A flow may set lower limits of its own. Flows that are up follow a
            change within seconds.
          </p>
          {mayChange === false && (
            <Notice>Only owners and administrators of the workspace may change these settings.</Notice>
          )}
          {settings.isError && !settings.data && (
            <ErrorState
              title="The settings could not be loaded"
              error={settings.error}
              onRetry={() => void settings.refetch()}
            />
          )}
          {settings.isPending && <Skeleton className="h-140 rounded-card" />}
          {settings.data && mayChange !== undefined && <WorkspaceForm saved={settings.data} isReadOnly={!mayChange} />}
        </div>
      </div>
    </>
  );
}
