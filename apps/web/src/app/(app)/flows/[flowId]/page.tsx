import type { Metadata } from "next";
import { FlowEditor } from "@/features/flow-editor/flow-editor.tsx";
import { PageAnswers } from "../../page-answers.tsx";

export const metadata: Metadata = { title: "Flow" };

export default async function FlowPage({ params }: { params: Promise<{ flowId: string }> }) {
  const { flowId } = await params;
  return (
    <PageAnswers
      to={(api, queries) => [
        queries.prefetchQuery(api.flow.get.queryOptions({ id: flowId })),
        queries.prefetchQuery(api.draft.head.queryOptions({ flowId })),
        queries.prefetchQuery(api.component.list.queryOptions()),
        queries.prefetchQuery(api.credential.list.queryOptions({})),
        queries.prefetchQuery(api.workspace.get.queryOptions()),
      ]}
    >
      <FlowEditor flowId={flowId} />
    </PageAnswers>
  );
}
