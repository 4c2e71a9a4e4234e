"use client";

import { Tag as TagIcon } from "lucide-react";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/overlay/popover.tsx";
import { Button } from "@/components/ui/button.tsx";
import { TagEditor } from "./tag-editor.tsx";
import { Tag } from "./tag-list.tsx";
import { useChangeTags } from "./use-change-tags.ts";

/** The tags of one flow in its settings. They are kept at once: they are no part of the draft. */
export function FlowTags({ flow }: { flow: { id: string; tags: readonly string[] } }) {
  const change = useChangeTags();
  const remove = (tag: string) => change.mutate({ ids: [flow.id], remove: [tag] });
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {flow.tags.map((tag) => (
        <Tag key={tag} tag={tag} onRemove={() => remove(tag)} />
      ))}
      <Popover>
        <PopoverTrigger asChild>
          <Button size="sm" variant="ghost">
            <TagIcon aria-hidden />
            Edit tags
          </Button>
        </PopoverTrigger>
        <PopoverContent align="start" className="w-60 p-1.5" aria-label="Tags">
          <TagEditor
            tags={flow.tags}
            busy={change.isPending}
            onAdd={(tag) => change.mutate({ ids: [flow.id], add: [tag] })}
            onRemove={remove}
          />
        </PopoverContent>
      </Popover>
    </div>
  );
}
