import { CopyButton } from "@/components/ui/copy-button.tsx";
import { cn } from "@/lib/cn.ts";

const mostCharacters = 64 * 1024;

/** A value as indented JSON; the copy has all of it, the view is cut at 64 KB and says so. */
export function JsonView({ value, label, className }: { value: unknown; label: string; className?: string }) {
  const text = JSON.stringify(value, null, 2) ?? "undefined";
  return (
    <figure aria-label={label} className={cn("relative rounded-control border bg-sunken", className)}>
      <CopyButton text={text} label={`Copy ${label.toLowerCase()}`} className="absolute top-1 right-1 bg-sunken" />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="max-h-80 overflow-auto p-2 pr-10 font-mono text-xs leading-5">
        {text.slice(0, mostCharacters)}
      </pre>
      {text.length > mostCharacters && (
        <figcaption className="border-t px-2 py-1 text-ink-faint text-xs">Cut at 64 KB; copy for all of it.</figcaption>
      )}
    </figure>
  );
}
