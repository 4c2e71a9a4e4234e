"use client";

import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { formatMany } from "@/lib/format-count.ts";
import type { ListedFlow } from "./flow-table.tsx";
import { TagEditor } from "./tag-editor.tsx";
import { useChangeTags } from "./use-change-tags.ts";

/** The tags of one flow, or those that several have in common. */
export function TagDialog({ flows, onClose }: { flows: readonly ListedFlow[]; onClose(): void }) {
  const change = useChangeTags();
  const ids = flows.map(({ id }) => id);
  const [first] = flows;
  const common = (first?.tags ?? []).filter((tag) => flows.every(({ tags }) => tags.includes(tag)));
  const only = flows.length === 1 ? first : undefined;
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={only ? `Tags of "${only.name}"` : `Tags of ${formatMany(flows.length, "flow")}`}
        description={only ? undefined : "A tick stands at those that all of them have."}
        className="w-[min(380px,calc(100vw-32px))]"
      >
        <DialogBody>
          <TagEditor
            tags={common}
            busy={change.isPending}
            onAdd={(tag) => change.mutate({ ids, add: [tag] })}
            onRemove={(tag) => change.mutate({ ids, remove: [tag] })}
          />
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="primary">Done</Button>
          </DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
