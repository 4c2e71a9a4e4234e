import { SkipForward } from "lucide-react";
import { cn } from "@/lib/cn.ts";

/** At the upper edge of a step that is out of the flow for now. */
export function SkippedBadge({ title, className }: { title: string; className?: string }) {
  return (
    <span
      title={title}
      className={cn(
        "-top-2.5 absolute flex h-5 items-center gap-1 rounded-full border border-line-strong bg-sunken px-1.5 font-medium text-ink-muted text-xs",
        className,
      )}
    >
      <SkipForward aria-hidden className="size-3" />
      Skipped
    </span>
  );
}
