import { X } from "lucide-react";
import { cn } from "@/lib/cn.ts";

/** A word to find flows by. */
export function Tag({ tag, onRemove, className }: { tag: string; onRemove?: () => void; className?: string }) {
  return (
    <span
      className={cn(
        "inline-flex h-5 min-w-0 max-w-36 items-center gap-0.5 rounded-full border bg-surface px-2 text-ink-muted text-xs",
        className,
      )}
    >
      <span className="truncate">{tag}</span>
      {onRemove && (
        <button
          type="button"
          aria-label={`Remove the tag ${tag}`}
          onClick={onRemove}
          className="-mr-1.5 grid size-4 place-items-center rounded-full text-ink-faint transition-colors hover:bg-hover hover:text-ink"
        >
          <X aria-hidden className="size-3" />
        </button>
      )}
    </span>
  );
}

const shown = 2;
/** Of a tag that is shown whole or not at all: cut, nothing would be left of it. */
const shortLength = 8;

/** As many tags as a row has room for. */
export function TagList({ tags, className }: { tags: readonly string[]; className?: string }) {
  if (tags.length === 0) return null;
  const more = tags.slice(shown);
  return (
    <ul
      aria-label="Tags"
      title={tags.join(", ")}
      className={cn("flex min-w-0 items-center gap-1 overflow-hidden", className)}
    >
      {tags.slice(0, shown).map((tag) => (
        <li key={tag} className={cn("flex", tag.length <= shortLength ? "shrink-0" : "min-w-0")}>
          <Tag tag={tag} />
        </li>
      ))}
      {more.length > 0 && (
        <li className="text-ink-faint text-xs">
          <span aria-hidden>+{more.length}</span>
          <span className="sr-only">{more.join(", ")}</span>
        </li>
      )}
    </ul>
  );
}
