"use client";

import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useEffect } from "react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Notice } from "@/components/feedback/notice.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { Spinner } from "@/components/feedback/spinner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { BuildLogView } from "./build-log-view.tsx";
import { useBuild } from "./use-build.ts";

const words = { waiting: "Waiting for its turn", building: "Building", done: "Registered", failed: "Refused" } as const;

/** What a build says while it goes on, and what came of it. */
export function BuildView({ buildId }: { buildId: string }) {
  const { build, log, problem } = useBuild(buildId);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const status = build?.status;
  useEffect(() => {
    if (status === "done") void queryClient.invalidateQueries({ queryKey: trpc.component.pathKey() });
  }, [status, queryClient, trpc]);
  if (!build && problem) return <ErrorState title="The build could not be found" error={new Error(problem)} />;
  if (!build || !status) return <Skeleton className="h-64 rounded-card" />;
  const isGoingOn = status === "waiting" || status === "building";
  return (
    <section aria-label="Build" aria-busy={isGoingOn} className="flex flex-col gap-3">
      <header className="flex min-h-9 items-center gap-2">
        <h2 className="font-semibold">{build.name}</h2>
        {build.version && <span className="font-mono text-ink-muted text-sm">{build.version.version}</span>}
        <span role="status" className="flex items-center gap-1.5 text-ink-muted text-sm">
          {isGoingOn && <Spinner />}
          {words[status]}
        </span>
        {!isGoingOn && (
          <span className="ml-auto flex gap-2">
            <Button asChild>
              <Link href="/components/push">Push another</Link>
            </Button>
            {build.version && (
              <Button asChild variant="primary">
                <Link href={`/components/${encodeURIComponent(build.name)}`}>Open its page</Link>
              </Button>
            )}
          </span>
        )}
      </header>
      {problem && <Notice tone="warning">{problem} Trying again.</Notice>}
      {status === "failed" && <Reasons text={build.problem ?? "The build failed."} />}
      <BuildLogView log={log} />
    </section>
  );
}

function Reasons({ text }: { text: string }) {
  const reasons = text.split("\n").filter((line) => line.trim() !== "");
  return (
    <Notice tone="problem" title={reasons.length > 1 ? "This is no component yet" : "It could not be taken in"}>
      <ul className={reasons.length > 1 ? "list-disc space-y-1 pl-4" : ""}>
        {reasons.map((reason) => (
          <li key={reason} className="break-words">
            {reason}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
