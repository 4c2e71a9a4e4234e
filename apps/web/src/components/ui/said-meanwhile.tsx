import { CopyButton } from "./copy-button.tsx";

/** What a component wrote before it failed, behind a fold: the end of it is what matters. */
export function SaidMeanwhile({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  const text = lines.join("\n");
  return (
    <details className="group/said min-w-0 text-xs">
      <summary className="w-fit rounded-sm text-ink-muted hover:text-ink">
        Log of the component, {lines.length === 1 ? "1 line" : `${lines.length} lines`}
      </summary>
      <div className="relative mt-1">
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-48 overflow-auto whitespace-pre-wrap break-words rounded-control border bg-surface p-2 pr-10 font-mono text-ink leading-5"
        >
          {text}
        </pre>
        <CopyButton text={text} label="Copy the log" className="absolute top-1 right-1" />
      </div>
    </details>
  );
}
