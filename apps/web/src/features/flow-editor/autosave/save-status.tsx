"use client";

import { assertNever } from "@millrace/flow";
import { Check, CloudOff, LoaderCircle, TriangleAlert } from "lucide-react";
import { useSaving } from "./saving-context.tsx";

/** One quiet word about the draft. */
export function SaveIndicator() {
  const { status } = useSaving();
  switch (status.kind) {
    case "saved":
      return (
        <Word>
          <Check aria-hidden /> Saved
        </Word>
      );
    case "pending":
    case "saving":
      return (
        <Word>
          <LoaderCircle aria-hidden className="animate-spin" /> Saving…
        </Word>
      );
    case "offline":
    case "signed-out":
      return (
        <Word className="text-suspended">
          <CloudOff aria-hidden /> Not saved yet
        </Word>
      );
    case "conflict":
    case "gone":
    case "refused":
      return (
        <Word className="text-problem">
          <TriangleAlert aria-hidden /> Not saved
        </Word>
      );
    default:
      return assertNever(status);
  }
}

function Word({ className = "text-ink-faint", children }: { className?: string; children: React.ReactNode }) {
  return (
    <span className={`inline-flex shrink-0 items-center gap-1 whitespace-nowrap text-xs [&_svg]:size-3 ${className}`}>
      {children}
    </span>
  );
}
