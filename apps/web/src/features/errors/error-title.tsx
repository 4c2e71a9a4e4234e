import { TimeAgo } from "@/components/ui/time-ago.tsx";
import type { ErrorPlace } from "./error-place.ts";
import { ExecutionLink } from "./execution-link.tsx";
import type { ErrorDetails } from "./flow-error.ts";
import { StatusBadge } from "./status-badge.tsx";

/** The message, where and when, and what became of it. */
export function ErrorTitle({ error, place }: { error: ErrorDetails; place: ErrorPlace }) {
  const { name, message, stepId, at, status, settledBy, settledAt } = error;
  return (
    <header className="flex flex-col gap-1">
      <h2 className="whitespace-pre-wrap break-words pr-8 font-semibold text-base text-problem">{message}</h2>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-muted text-xs">
        <StatusBadge status={status} />
        <span>
          {name} in {place.nameOf(stepId)} · {new Date(at).toLocaleString("en-GB")}
        </span>
        {settledAt && (
          <span>
            · {status === "retried" ? "sent back" : "given up"} {settledBy && `by ${settledBy} `}
            <TimeAgo at={settledAt} />
          </span>
        )}
        <ExecutionLink error={error} place={place} />
      </p>
    </header>
  );
}
