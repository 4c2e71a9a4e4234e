import { CopyButton } from "@/components/ui/copy-button.tsx";
import { ScrollRegion } from "@/components/ui/scroll-region.tsx";
import { cn } from "@/lib/cn.ts";

const mostCharacters = 64 * 1024;

/** A value as indented JSON; the copy has all of it, the view is cut at 64 KB and says so. */
export function JsonView({ value, label, className }: { value: unknown; label: string; className?: string }) {
  const text = JSON.stringify(value, null, 2) ?? "undefined";
  return (
    <figure className={cn("relative rounded-control border bg-sunken", className)}>
      <CopyButton text={text} label={`Copy ${label.toLowerCase()}`} className="absolute top-1 right-1 bg-sunken" />
      <ScrollRegion
        aria-label={label}
        className="max-h-[max(20rem,45vh)] overflow-auto p-2 pr-10 font-mono text-xs leading-5"
      >
        <pre>{text.slice(0, mostCharacters)}</pre>
      </ScrollRegion>
      {text.length > mostCharacters && (
        <figcaption className="border-t px-2 py-1 text-ink-faint text-xs">Cut at 64 KB; copy for all of it.</figcaption>
      )}
    </figure>
  );
}
