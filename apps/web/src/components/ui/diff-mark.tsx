import { type LucideIcon, Minus, Pencil, Plus } from "lucide-react";
import { cn } from "@/lib/cn.ts";

export type DiffKind = "added" | "changed" | "removed";

export const diffLooks: Record<DiffKind, { icon: LucideIcon; word: string; mark: string; outline: string }> = {
  added: { icon: Plus, word: "Added", mark: "bg-running-soft text-running", outline: "border-running" },
  changed: { icon: Pencil, word: "Changed", mark: "bg-suspended-soft text-suspended", outline: "border-suspended" },
  removed: {
    icon: Minus,
    word: "Removed",
    mark: "bg-problem-soft text-problem",
    outline: "border-problem border-dashed",
  },
};

/** What happened to something between two versions: icon, word and colour together. */
export function DiffMark({ kind, className }: { kind: DiffKind; className?: string }) {
  const { icon: Icon, word, mark } = diffLooks[kind];
  return (
    <span
      className={cn(
        "inline-flex h-5 shrink-0 align-top items-center gap-1 whitespace-nowrap rounded-sm px-1.5 font-medium text-xs",
        mark,
        className,
      )}
    >
      <Icon aria-hidden strokeWidth={2.5} className="size-3" />
      {word}
    </span>
  );
}
