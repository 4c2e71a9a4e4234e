import type { Metadata } from "next";
import { TimelinePage } from "@/features/timeline/timeline-page.tsx";

export const metadata: Metadata = { title: "Timeline" };

export default async function TimelineRoute({ params }: { params: Promise<{ flowId: string }> }) {
  const { flowId } = await params;
  return <TimelinePage flowId={flowId} />;
}
