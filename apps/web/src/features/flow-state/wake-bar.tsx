import type { WakeSplit } from "@millrace/flow";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { cn } from "@/lib/cn.ts";
import { formatCount } from "@/lib/format-count.ts";
import { type WakePart, wakeCauses, wakeParts } from "./wake-parts.ts";

/** One family of colours, from pale to full: the parts follow each other. The words beneath say which is which. */
const colours: Record<WakePart["key"], string> = {
  schedule: "bg-ink-faint/50",
  create: "bg-sleeping/45",
  start: "bg-sleeping/70",
  connect: "bg-sleeping",
  run: "bg-running",
};

/** How long the newest wake took, part after part. */
export function WakeBar({ wake }: { wake: WakeSplit }) {
  const { totalMs, parts } = wakeParts(wake);
  return (
    <section aria-label="Newest wake" className="flex flex-col gap-1.5">
      <h3 className="flex items-baseline gap-2 text-ink-faint text-xs">
        Newest wake
        <span className="ml-auto font-medium text-ink text-sm tabular-nums">{formatCount(totalMs)} ms</span>
      </h3>
      <div aria-hidden className="flex h-2 gap-px overflow-hidden rounded-full bg-sunken">
        {parts.map(({ key, share }) => (
          <span key={key} className={cn("min-w-0.5", colours[key])} style={{ flexGrow: share, flexBasis: 0 }} />
        ))}
      </div>
      <dl className="flex justify-between gap-2 text-xs">
        {parts.map(({ key, label, meaning, ms }) => (
          <div key={key} title={`${label}: ${meaning}`}>
            <dt className="flex items-center gap-1 text-ink-muted">
              <span aria-hidden className={cn("size-2 rounded-full", colours[key])} />
              {label}
            </dt>
            <dd className="text-ink tabular-nums">{formatCount(ms)} ms</dd>
          </div>
        ))}
      </dl>
      <p className="text-ink-faint text-xs">
        <TimeAgo at={new Date(wake.at).toISOString()} />, because {wakeCauses[wake.cause]}
        {wake.runMs === undefined && "; no last step has finished a message since"}
      </p>
    </section>
  );
}
