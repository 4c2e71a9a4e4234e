import { cn } from "@/lib/cn.ts";
import { Skeleton } from "./skeleton.tsx";

export interface SkeletonRowsProps {
  rows?: number;
  /** Widths of the columns, as classes ("w-40"); the last one takes the rest. */
  columns?: readonly string[];
  /** What is on its way: "versions". Read out once. */
  label: string;
  className?: string;
}

/** A table that is still loading: its head and rows are as high as those that will come, so that nothing jumps. */
export function SkeletonRows({ rows = 5, columns = ["w-48", "w-28"], label, className }: SkeletonRowsProps) {
  return (
    <div role="status" aria-busy="true" className={cn("flex flex-col", className)}>
      <span className="sr-only">Loading the {label}…</span>
      <div aria-hidden className="h-9 border-b" />
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders without an identity
        <div key={row} aria-hidden className="flex h-10 items-center gap-4 border-b px-4">
          {columns.map((width, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <Skeleton key={column} className={cn("h-3.5", width)} />
          ))}
          <Skeleton className="h-3.5 min-w-8 flex-1" />
        </div>
      ))}
    </div>
  );
}
