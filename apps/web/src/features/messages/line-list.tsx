import { ScrollRegion } from "@/components/ui/scroll-region.tsx";
import type { LineProblem } from "./survey-messages.ts";

const mostLines = 200;

/** Lines of a file with what is the matter with each. */
export function LineList({ label, problems }: { label: string; problems: readonly LineProblem[] }) {
  return (
    <ScrollRegion aria-label={label} className="max-h-48 overflow-auto rounded-control border bg-surface text-xs">
      <ul>
        {problems.slice(0, mostLines).map(({ line, reason }) => (
          <li key={line} className="flex gap-2 px-2 py-0.5">
            <span className="w-16 shrink-0 text-ink-faint tabular-nums">Line {line}</span>
            <span className="min-w-0 break-words">{reason}</span>
          </li>
        ))}
        {problems.length > mostLines && <li className="px-2 py-0.5">and {problems.length - mostLines} more lines</li>}
      </ul>
    </ScrollRegion>
  );
}
