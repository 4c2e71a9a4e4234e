import type { HelpOverride } from "@millrace/flow";
import { HelpHint } from "@/components/help/help-hint.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { cn } from "@/lib/cn.ts";
import type { HelpSpot } from "./help-contexts.ts";

/** One spot with the very control that stands there, and where it leads. */
export function HelpSpotRow({ spot, draft }: { spot: HelpSpot; draft: HelpOverride | undefined }) {
  const { subject, help, rule } = spot;
  const isDraft = draft !== undefined && rule === draft;
  const says =
    help.link?.replace(/^https?:\/\/(www\.)?/, "") ??
    (help.description ? "A text without a link" : rule?.hidden ? "Hidden" : "No help");
  return (
    <li
      className={cn(
        "flex min-h-8 items-center gap-2 px-2.5 py-1 text-sm",
        draft !== undefined && !isDraft && "text-ink-faint",
      )}
    >
      <span className="flex w-44 min-w-0 shrink-0 min-[1600px]:w-56 items-center gap-1">
        <span className="truncate" title={subject}>
          {subject}
        </span>
        <HelpHint help={help} subject={subject} />
      </span>
      <span
        title={help.link}
        className={cn("min-w-0 flex-1 truncate text-xs", help.link ? "font-mono text-ink-muted" : "text-ink-faint")}
      >
        {says}
      </span>
      {rule && <Badge tone={isDraft ? "accent" : "neutral"}>{isDraft ? "this rule" : "a rule"}</Badge>}
    </li>
  );
}
