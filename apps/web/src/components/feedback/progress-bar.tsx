import { cn } from "@/lib/cn.ts";

export interface ProgressBarProps {
  label: string;
  /** Undefined: it goes on, but nobody can tell how far it is. */
  value: number | undefined;
  max: number;
  className?: string;
}

export function ProgressBar({ label, value, max, className }: ProgressBarProps) {
  const percent = value === undefined ? undefined : Math.min(100, (value / Math.max(1, max)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent !== undefined && { "aria-valuenow": Math.floor(percent) })}
      className={cn("h-1.5 w-full overflow-hidden rounded-full bg-line", className)}
    >
      <div
        className={cn("h-full rounded-full bg-accent transition-[width]", percent === undefined && "animate-breathe")}
        style={{ width: `${percent ?? 100}%` }}
      />
    </div>
  );
}
