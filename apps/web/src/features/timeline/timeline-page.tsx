"use client";

import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { StateChip } from "@/components/ui/state-chip.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { TimelineView } from "./timeline-view.tsx";

const flowsCrumb = { label: "Flows", href: "/flows" };
const statusEveryMs = 5_000;

/** The timeline of a flow on a page of its own. */
export function TimelinePage({ flowId }: { flowId: string }) {
  const trpc = useTRPC();
  const status = useQuery(trpc.flow.status.queryOptions({ id: flowId }, { refetchInterval: statusEveryMs }));
  const name = status.data?.name;
  return (
    <>
      <PageHeader
        breadcrumb={name ? [flowsCrumb, { label: name, href: `/flows/${flowId}` }] : [flowsCrumb]}
        title={name || status.isError ? "Timeline" : <Skeleton className="h-4 w-40" />}
        status={status.data && <StateChip state={status.data.state} reason={status.data.reason} />}
      />
      <div className="min-h-0 flex-1">
        <TimelineView flowId={flowId} state={status.data?.state} />
      </div>
    </>
  );
}
