import { ArrowDown, ArrowUp } from "lucide-react";
import { TableHead } from "@/components/ui/table.tsx";
import { cn } from "@/lib/cn.ts";
import { type FlowSort, nextSort, type SortKey } from "./sort-flows.ts";

export interface SortHeadProps {
  by: SortKey;
  label: string;
  sort: FlowSort;
  onSort(sort: FlowSort): void;
  className?: string;
}

/** The head of a column that the list can be ordered by. */
export function SortHead({ by, label, sort, onSort, className }: SortHeadProps) {
  const isSorted = sort.by === by;
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <TableHead
      aria-sort={isSorted ? (sort.descending ? "descending" : "ascending") : undefined}
      {...(className && { className })}
    >
      <button
        type="button"
        onClick={() => onSort(nextSort(sort, by))}
        className={cn(
          "-mx-1 inline-flex h-6 items-center gap-0.5 rounded-sm px-1 transition-colors hover:text-ink",
          isSorted && "text-ink",
          // Where figures end at the right, so does the word.
          "in-[.numeric]:flex-row-reverse",
        )}
      >
        {label}
        {/* Always there, so that no column moves when it appears. */}
        <Arrow aria-hidden className={cn("size-3", !isSorted && "invisible")} />
      </button>
    </TableHead>
  );
}
