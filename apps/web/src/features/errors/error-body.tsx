"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { HelpLink } from "@/components/help/help-link.tsx";
import { SafeHtml } from "@/components/help/safe-html.tsx";
import { FoldedText } from "@/components/ui/folded-text.tsx";
import { MessageView } from "@/features/messages/message-view.tsx";
import { deathReason } from "@/features/quarantine/death-reason.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { ErrorActs } from "./error-acts.tsx";
import { ErrorLogs } from "./error-logs.tsx";
import type { ErrorPlace } from "./error-place.ts";
import { ErrorTitle } from "./error-title.tsx";

/** What went wrong, with what, what the step logged meanwhile, where to read on, and what can be done about it. */
export function ErrorBody({ id, place }: { id: string; place: ErrorPlace }) {
  const trpc = useTRPC();
  const error = useQuery(trpc.error.show.queryOptions({ id }));
  if (error.isError && !error.data) {
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
  const { stack, input, logs, help } = error.data;
  const death = deathReason(error.data);
  return (
    <div className="flex flex-col gap-4 p-4 text-sm">
      <ErrorTitle error={error.data} place={place} />
      {death && <p className="rounded-control bg-problem-soft px-2.5 py-1.5 text-problem">{death}</p>}
      <ErrorActs error={error.data} place={place} />
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
          <MessageView message={input} label="Input" />
        )}
      </Part>
      {(death || (logs !== undefined && logs !== null)) && (
        <Part title={death ? "Last log lines of its container" : "Log of the step"}>
          <ErrorLogs logs={logs ?? []} />
        </Part>
      )}
      {stack && <FoldedText summary="Details for developers" text={stack} copyLabel="Copy the details" />}
    </div>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-1.5">
      <h3 className="font-semibold text-ink-muted text-xs">{title}</h3>
      {children}
    </section>
  );
}
