import { SkipForward } from "lucide-react";

/** At the upper edge of a step that is out of the flow for now. */
export function SkippedBadge({ title }: { title: string }) {
  return (
    <span
      title={title}
      className="flex h-5 shrink-0 items-center gap-1 rounded-full border border-line-strong bg-sunken px-1.5 font-medium text-ink-muted text-xs"
    >
      <SkipForward aria-hidden className="size-3" />
      Skipped
    </span>
  );
}
