import { CalendarClock, Cog, type LucideIcon, Mail, UserRound, Webhook, Zap } from "lucide-react";
import type { TimelineEntry } from "./timeline-entry.ts";

const machinery: Record<string, { icon: LucideIcon; word: string }> = {
  runner: { icon: Cog, word: "Millrace" },
  schedule: { icon: CalendarClock, word: "Schedule" },
  webhook: { icon: Webhook, word: "Webhook" },
  "run-now": { icon: Zap, word: "Run now" },
  message: { icon: Mail, word: "A message" },
};

/** Who or what did it: a person or key by name, or a part of the platform. */
export function ActorCell({ actor }: Pick<TimelineEntry, "actor">) {
  const { icon: Icon, word } = machinery[actor] ?? { icon: UserRound, word: actor };
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-ink-muted" title={word}>
      <Icon aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      <span className="truncate">{word}</span>
    </span>
  );
}
