import type { Metadata } from "next";
import Link from "next/link";
import { DryWheel } from "@/components/brand/drawings.tsx";
import { EmptyState } from "@/components/feedback/empty-state.tsx";
import { Button } from "@/components/ui/button.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFoundPage() {
  return (
    <main className="grid min-h-full place-items-center">
      <EmptyState
        main
        title="Nothing flows here"
        drawing={<DryWheel />}
        actions={
          <Button asChild variant="primary">
            <Link href="/flows">Go to the flows</Link>
          </Button>
        }
      >
        There is no page at this address. The flow, credential or component may have been deleted or renamed.
      </EmptyState>
    </main>
  );
}
