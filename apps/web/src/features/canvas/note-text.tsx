import { Fragment } from "react";
import { cn } from "@/lib/cn.ts";

/** The text of a note with the little markdown people use on notes: headings, lists, bold, code and links to the web. Never HTML. */
export function NoteText({ text }: { text: string }) {
  if (!text.trim()) return <p className="p-3 text-ink-muted text-sm italic">Double click to write</p>;
  return (
    <div className="nowheel size-full overflow-auto p-3 text-sm leading-5">
      {text.split("\n").map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place
        <Line key={index} line={line} />
      ))}
    </div>
  );
}

function Line({ line }: { line: string }) {
  const heading = /^(#{1,3})\s+(.*)$/.exec(line);
  if (heading) {
    return <p className={cn("font-semibold", heading[1] === "#" && "text-base")}>{inline(heading[2] ?? "")}</p>;
  }
  const item = /^\s*[-*]\s+(.*)$/.exec(line);
  if (item) {
    return (
      <p className="flex gap-1.5">
        <span aria-hidden>•</span>
        <span className="min-w-0 break-words">{inline(item[1] ?? "")}</span>
      </p>
    );
  }
  return <p className="min-h-5 whitespace-pre-wrap break-words">{inline(line)}</p>;
}

function inline(text: string) {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\(https?:\/\/[^\s)]+\))/).map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: a part has no other name than its place
    if (part.startsWith("**") && part.endsWith("**")) return <strong key={index}>{part.slice(2, -2)}</strong>;
    if (part.startsWith("`") && part.endsWith("`") && part.length > 2) {
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      return <code key={index}>{part.slice(1, -1)}</code>;
    }
    const link = /^\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)$/.exec(part);
    if (link) {
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <a key={index} href={link[2]} target="_blank" rel="noopener noreferrer" className="nodrag underline">
          {link[1]}
        </a>
      );
    }
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    return <Fragment key={index}>{part}</Fragment>;
  });
}
