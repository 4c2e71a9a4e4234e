import type { ValueChange } from "@millrace/flow";
import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { cn } from "@/lib/cn.ts";
import { formatValue } from "./format-value.ts";

/** Longer values are folded: a whole script would hide what else changed. */
const mostCharacters = 160;

/** One value, old and new. */
export function ValueChangeRow({ change: { label, before, after } }: { change: ValueChange }) {
  const [open, setOpen] = useState(false);
  const [old, now] = [formatValue(before), formatValue(after)];
  const isLong = Math.max(old.length, now.length) > mostCharacters;
  return (
    <li className="flex flex-col gap-1 text-xs">
      <span className="flex items-center gap-2 text-ink-muted">
        {label}
        {isLong && (
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="rounded-sm text-accent-text hover:underline"
          >
            {open ? "Less" : "All of it"}
          </button>
        )}
      </span>
      <span className="grid grid-cols-[1fr_auto_1fr] items-start gap-1.5">
        <Side text={old} word="before" className="text-problem" folded={isLong && !open} />
        <ArrowRight aria-hidden className="mt-1.5 size-3 text-ink-faint" />
        <Side text={now} word="now" className="text-running" folded={isLong && !open} />
      </span>
    </li>
  );
}

interface SideProps {
  text: string;
  word: string;
  className: string;
  folded: boolean;
}

function Side({ text, word, className, folded }: SideProps) {
  return (
    <span className="min-w-0">
      <span className="sr-only">{word}: </span>
      {text ? (
        <code
          className={cn(
            "block max-h-64 overflow-y-auto whitespace-pre-wrap break-words rounded-sm bg-sunken px-1.5 py-1 font-mono",
            className,
          )}
        >
          {folded ? `${text.slice(0, mostCharacters)}…` : text}
        </code>
      ) : (
        <span className="block px-1.5 py-1 text-ink-faint italic">not set</span>
      )}
    </span>
  );
}
