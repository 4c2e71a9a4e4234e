"use client";

import { DryWheel } from "@/components/brand/drawings.tsx";
import { EmptyState } from "@/components/feedback/empty-state.tsx";
import { Button } from "@/components/ui/button.tsx";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset(): void }) {
  return (
    <main role="alert" className="grid min-h-full place-items-center">
      <EmptyState
        main
        title="This page could not be shown"
        drawing={<DryWheel />}
        actions={
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
        }
      >
        Flows keep running: only this page failed. If it happens again, look into the log of the web process
        {error.digest && <> for the code {error.digest}</>}.
      </EmptyState>
    </main>
  );
}
