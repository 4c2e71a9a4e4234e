import type { Metadata } from "next";
import { Suspense } from "react";
import { FlowList } from "@/features/flows/flow-list.tsx";
import { PageAnswers } from "../page-answers.tsx";

export const metadata: Metadata = { title: "Flows" };

export default function FlowsPage() {
  // Around the answers, too: the list is taken over by the browser in one go with them.
  return (
    <Suspense>
      <PageAnswers
        to={(api, queries) => [
          queries.prefetchQuery(api.flow.list.queryOptions()),
          queries.prefetchQuery(api.settings.firstSteps.queryOptions()),
        ]}
      >
        <FlowList />
      </PageAnswers>
    </Suspense>
  );
}
