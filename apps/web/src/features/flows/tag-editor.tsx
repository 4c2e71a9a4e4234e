"use client";

import { useQuery } from "@tanstack/react-query";
import { Check, Plus } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { Input } from "@/components/form/input.tsx";
import { cn } from "@/lib/cn.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { countTags } from "./flow-filter.ts";

export interface TagEditorProps {
  /** Tags that all of the flows have. */
  tags: readonly string[];
  busy: boolean;
  onAdd(tag: string): void;
  onRemove(tag: string): void;
}

const longest = 40;

/** Type to find or make a tag, Enter or a click to give or take it. */
export function TagEditor({ tags, busy, onAdd, onRemove }: TagEditorProps) {
  const id = useId();
  const known = useKnownTags(tags);
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const wish = text.trim().slice(0, longest);
  const matching = known.filter((tag) => tag.toLowerCase().includes(wish.toLowerCase()));
  const isNew = wish !== "" && !known.includes(wish);
  const options = isNew ? [wish, ...matching] : matching;
  const at = Math.min(active, options.length - 1);
  const toggle = (tag: string) => {
    if (busy) return;
    if (tags.includes(tag)) onRemove(tag);
    else onAdd(tag);
    setText("");
    setActive(0);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive(Math.max(0, Math.min(options.length - 1, at + step)));
    else if (event.key === "Enter") {
      const chosen = options[at];
      if (chosen !== undefined) toggle(chosen);
    } else return;
    event.preventDefault();
  };
  return (
    <div className="flex flex-col gap-1">
      <Input
        role="combobox"
        aria-label="Add or remove a tag"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        placeholder="Find or make a tag"
        autoFocus
        maxLength={longest}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={press}
      />
      <div id={id} role="listbox" aria-label="Tags" aria-multiselectable className="max-h-56 overflow-y-auto">
        {options.map((tag, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the input, which keeps the focus
          <div
            key={tag}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={tags.includes(tag)}
            onClick={() => toggle(tag)}
            onMouseMove={() => setActive(index)}
            className={cn("flex h-8 items-center gap-2 rounded-control px-2 text-sm", index === at && "bg-hover")}
          >
            <span className="grid size-4 place-items-center text-accent-text">
              {tags.includes(tag) && <Check aria-hidden className="size-4" />}
              {isNew && index === 0 && <Plus aria-hidden className="size-4" />}
            </span>
            <span className="truncate">{isNew && index === 0 ? `Make "${tag}"` : tag}</span>
          </div>
        ))}
        {options.length === 0 && <p className="px-2 py-1.5 text-ink-faint text-xs">No tags yet. Type the first one.</p>}
      </div>
    </div>
  );
}

/** Every tag of the workspace, those of the flows at hand included. */
function useKnownTags(tags: readonly string[]): string[] {
  const trpc = useTRPC();
  const { data: flows = [] } = useQuery(trpc.flow.list.queryOptions());
  return countTags([...flows, { tags }]).map(({ tag }) => tag);
}
