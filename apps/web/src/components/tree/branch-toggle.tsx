import { ChevronRight } from "lucide-react";
import { cn } from "@/lib/cn.ts";

interface BranchToggleProps {
  /** Undefined for a line with nothing below it: its place is kept, so that names stand in one column. */
  isOpen: boolean | undefined;
  /** For lines of small print. */
  small?: boolean;
  onToggle(): void;
}

/** Opens and closes a line of a tree by mouse; by keyboard it is the tree that does. */
export function BranchToggle({ isOpen, small = false, onToggle }: BranchToggleProps) {
  if (isOpen === undefined) return <span className={cn("shrink-0", small ? "w-4" : "w-5")} />;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden
      onClick={(event) => {
        event.stopPropagation(); // a click on the line itself chooses it
        onToggle();
      }}
      className={cn(
        "grid shrink-0 place-items-center rounded-sm text-ink-faint hover:text-ink",
        small ? "size-4" : "size-5",
      )}
    >
      <ChevronRight className={cn("transition-transform", small ? "size-3.5" : "size-4", isOpen && "rotate-90")} />
    </button>
  );
}
