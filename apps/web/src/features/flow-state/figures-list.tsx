import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { cn } from "@/lib/cn.ts";
import { formatCount } from "@/lib/format-count.ts";
import type { FlowFigures } from "./flow-figures.ts";

const names = [
  ["waiting", "Waiting"],
  ["inHand", "In hand"],
  ["retrying", "Retrying"],
  ["quarantined", "Quarantined"],
] as const;

/** Where the unprocessed messages of a flow are. What is held back stands there only when there is some. */
export function FiguresList({ figures }: { figures: FlowFigures | undefined }) {
  const held = (figures?.held ?? 0) > 0 ? ([["held", "Held back"]] as const) : [];
  const shown = [...names, ...held];
  return (
    <dl className={cn("grid gap-2", held.length > 0 ? "grid-cols-5" : "grid-cols-4")} aria-busy={!figures}>
      {shown.map(([key, label]) => (
        <div key={key} className="rounded-control border bg-surface px-2.5 py-1.5">
          <dt className="text-ink-faint text-xs">{label}</dt>
          <dd
            className={cn(
              "flex h-6 items-center font-semibold text-lg tabular-nums",
              figures?.[key] === 0 && "text-ink-faint",
            )}
          >
            {figures ? formatCount(figures[key]) : <Skeleton className="h-4 w-10" />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
