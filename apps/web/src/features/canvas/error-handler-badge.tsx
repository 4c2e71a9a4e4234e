import { ShieldAlert } from "lucide-react";

/** At the upper edge of the step that gets the errors of the others; where room is short, its sign alone. */
export function ErrorHandlerBadge() {
  return (
    <span
      title="Error handler: it gets the errors of the flow's other steps"
      className="flex h-5 min-w-5 items-center gap-1 overflow-hidden rounded-full border border-line-strong bg-surface px-1 font-medium text-ink-muted text-xs"
    >
      <ShieldAlert aria-hidden className="size-3 shrink-0" />
      <span className="truncate pr-0.5">Error handler</span>
    </span>
  );
}
