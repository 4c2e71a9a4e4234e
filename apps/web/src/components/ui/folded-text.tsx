import { CopyButton } from "./copy-button.tsx";
import { ScrollRegion } from "./scroll-region.tsx";

interface FoldedTextProps {
  /** What is behind the fold. */
  summary: string;
  text: string;
  copyLabel: string;
}

/** A long text for those who want it: a log, a stack. */
export function FoldedText({ summary, text, copyLabel }: FoldedTextProps) {
  return (
    <details className="min-w-0 text-xs">
      <summary className="w-fit rounded-sm text-ink-muted hover:text-ink">{summary}</summary>
      <div className="relative mt-1">
        <ScrollRegion
          aria-label={summary}
          className="max-h-48 overflow-auto whitespace-pre-wrap break-words rounded-control border bg-surface p-2 pr-10 font-mono text-ink leading-5"
        >
          {text}
        </ScrollRegion>
        <CopyButton text={text} label={copyLabel} className="absolute top-1 right-1" />
      </div>
    </details>
  );
}
