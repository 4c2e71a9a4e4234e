"use client";

import { DryWheel } from "@/components/brand/drawings.tsx";
import { EmptyState } from "@/components/feedback/empty-state.tsx";
import { Button } from "@/components/ui/button.tsx";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset(): void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const isPartMissing = error.name === "ChunkLoadError";
  return (
    <main role="alert" className="grid min-h-full place-items-center">
      <EmptyState
        main
        title={isPartMissing ? "A part of this page did not come" : "This page could not be shown"}
        drawing={<DryWheel />}
        actions={
          <>
            {/* What is missing is asked for once: only a whole load asks again. */}
            <Button variant="primary" onClick={isPartMissing ? () => window.location.reload() : reset}>
              {isPartMissing ? "Load the page again" : "Try again"}
            </Button>
            <Button asChild>
              {/* A whole load: what failed here may fail on the way to another page, too. */}
              <a href="/flows">Go to the flows</a>
            </Button>
          </>
        }
      >
        {isPartMissing ? (
          "Flows keep running. Millrace was updated meanwhile, or the connection broke."
        ) : (
          <>
            Flows keep running: only this page failed. If it happens again, look into the log of the web process
            {error.digest && <> for the code {error.digest}</>}.
          </>
        )}
      </EmptyState>
    </main>
  );
}
