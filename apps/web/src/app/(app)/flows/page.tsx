import type { Metadata } from "next";
import { Suspense } from "react";
import { FlowList } from "@/features/flows/flow-list.tsx";

export const metadata: Metadata = { title: "Flows" };

export default function FlowsPage() {
  return (
    <Suspense>
      <FlowList />
    </Suspense>
  );
}
