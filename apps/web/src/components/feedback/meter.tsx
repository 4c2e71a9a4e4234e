import { cn } from "@/lib/cn.ts";
import { type LimitLevel, limitLevel } from "@/lib/limit-level.ts";

const looks: Record<LimitLevel, { bar: string; text: string }> = {
  calm: { bar: "bg-accent", text: "text-ink-muted" },
  warning: { bar: "bg-suspended", text: "font-medium text-suspended" },
  critical: { bar: "bg-problem", text: "font-medium text-problem" },
};

export interface MeterProps {
  label: string;
  value: number;
  max: number;
  /** "3 412 of 75 000": the colour alone says nothing. */
  words: string;
  className?: string;
}

/** How far something is on its way to a limit: label, bar and words in a row. */
export function Meter({ label, value, max, words, className }: MeterProps) {
  const fraction = Math.min(1, Math.max(0, value / Math.max(1, max)));
  const level = limitLevel(fraction);
  const look = looks[level];
  return (
    <div
      className={cn("grid grid-cols-[minmax(4.5rem,auto)_1fr_minmax(9rem,auto)] items-center gap-3 text-xs", className)}
    >
      <span aria-hidden className="text-ink-muted">
        {label}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: the bar of a <meter> cannot be drawn in the theme's colours in every browser */}
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(fraction * 100)}
        aria-valuetext={words}
        className="h-1.5 overflow-hidden rounded-full bg-line"
      >
        <div
          className={cn("h-full rounded-full transition-[width]", look.bar)}
          style={{ width: `${value > 0 ? Math.max(1, fraction * 100) : 0}%` }}
        />
      </div>
      <span aria-hidden className={cn("text-right tabular-nums", look.text)}>
        {words}
        {level !== "calm" && ` · ${Math.floor(fraction * 100)} %`}
      </span>
    </div>
  );
}
