"use client";

import { useQuery } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { HelpLink } from "@/components/ui/help-link.tsx";
import { SafeHtml } from "@/components/ui/safe-html.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { JsonView } from "@/features/mapping/json-view.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { ErrorLogs } from "./error-logs.tsx";

/** What went wrong, with what, what the step logged meanwhile, and where to read on. */
export function ErrorBody({ id }: { id: string }) {
  const trpc = useTRPC();
  const definition = useDefinition();
  const error = useQuery(trpc.error.show.queryOptions({ id }));
  if (error.isError) {
    return (
      <ErrorState title="The error could not be loaded" error={error.error} onRetry={() => void error.refetch()} />
    );
  }
  if (!error.data) {
    return (
      <div aria-busy="true" className="flex flex-col gap-3 p-4">
        <Skeleton className="h-4 w-64" />
        <Skeleton className="h-24" />
      </div>
    );
  }
  const { name, message, stepId, at, stack, input, logs, help, status } = error.data;
  return (
    <div className="flex flex-col gap-4 p-4 text-sm">
      <header className="flex flex-col gap-1 pr-8">
        <h3 className="whitespace-pre-wrap break-words font-semibold text-base text-problem">{message}</h3>
        <p className="flex flex-wrap items-center gap-2 text-ink-muted text-xs">
          <Badge tone={status === "open" ? "problem" : "neutral"}>{status}</Badge>
          {name} in {findStep(definition, stepId)?.name ?? stepId} · {new Date(at).toLocaleString()}
        </p>
      </header>
      {(help?.description || help?.link) && (
        <aside aria-label="Help" className="flex flex-col gap-1 rounded-control border p-2.5">
          {help.description && <SafeHtml html={help.description} className="text-ink-muted" />}
          {help.link && <HelpLink href={help.link} />}
        </aside>
      )}
      <Part title="Input">
        {input === undefined ? (
          <p className="text-ink-faint">The message was not kept.</p>
        ) : (
          <JsonView value={input} label="Input" />
        )}
      </Part>
      {logs !== undefined && logs !== null && (
        <Part title="Log of the step">
          <ErrorLogs logs={logs} />
        </Part>
      )}
      {stack && (
        <details>
          <summary className="font-medium text-ink-muted">Details for developers</summary>
          <pre className="mt-1 overflow-x-auto rounded-control border bg-sunken p-2 font-mono text-xs leading-5">
            {stack}
          </pre>
        </details>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-1.5">
      <h4 className="font-semibold text-ink-muted text-xs">{title}</h4>
      {children}
    </section>
  );
}
