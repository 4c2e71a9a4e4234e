import { PageHeader } from "@/components/ui/page-header.tsx";

export default function FlowsPage() {
  return <PageHeader title="Flows" />;
}
