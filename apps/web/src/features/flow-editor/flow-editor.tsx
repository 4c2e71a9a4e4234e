"use client";

import { flowDefinitionSchema } from "@millrace/flow";
import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { useCameAlong } from "@/lib/known-answers.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { EditorSession } from "./editor-session.tsx";
import { FlowIdContext } from "./use-flow.ts";

const flowsCrumb = [{ label: "Flows", href: "/flows" }];

/** The page of one flow: loads it, then hands its draft to an editing session. */
export function FlowEditor({ flowId }: { flowId: string }) {
  const trpc = useTRPC();
  const cameAlong = useCameAlong();
  const flow = useQuery(trpc.flow.get.queryOptions({ id: flowId }, { refetchOnMount: cameAlong ? false : "always" }));
  // A draft kept from an earlier visit is older than what was saved then: editing starts from what the server says now.
  if (flow.data && (cameAlong || flow.isFetchedAfterMount)) {
    const { draft } = flow.data;
    return (
      <FlowIdContext value={flowId}>
        <EditorSession
          key={flowId}
          flowId={flowId}
          revision={draft.revision}
          state={flow.data.state}
          definition={flowDefinitionSchema.parse(draft.definition)}
        />
      </FlowIdContext>
    );
  }
  return (
    <>
      <PageHeader breadcrumb={flowsCrumb} title={flow.isError ? "Flow" : <Skeleton className="h-4 w-40" />} />
      {flow.isError ? (
        <ErrorState
          title="The flow could not be opened"
          error={flow.error}
          onRetry={() => void flow.refetch()}
          leave={{ label: "Back to the flows", href: "/flows" }}
        />
      ) : (
        <div aria-busy="true" className="flex-1 bg-canvas" />
      )}
    </>
  );
}
