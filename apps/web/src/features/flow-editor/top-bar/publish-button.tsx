"use client";

import { Upload } from "lucide-react";
import { Tooltip } from "@/components/overlay/tooltip.tsx";
import { Button } from "@/components/ui/button.tsx";
import { useEditor, useEditorStore } from "../store/editor-context.tsx";
import { useFlow } from "../use-flow.ts";
import { useHasUnpublishedChanges } from "./use-unpublished-changes.ts";

/** Leads to what publishing the draft would do; the one primary action while there is something to publish. */
export function PublishButton() {
  const store = useEditorStore();
  const isEmpty = useEditor((state) => state.history.present.graph.nodes.length === 0);
  const isPublished = useFlow()?.publishedVersion !== undefined;
  const hasChanges = useHasUnpublishedChanges();
  const hint = isEmpty ? "Add a trigger first" : "Look at the changes and publish them";
  return (
    <Tooltip content={hint} shortcut={isEmpty ? undefined : "Shift+P"}>
      {/* aria-disabled keeps the button in the order of focus, so that its hint can be read */}
      <Button
        variant={isEmpty || (isPublished && !hasChanges) ? "secondary" : "primary"}
        aria-disabled={isEmpty || undefined}
        onClick={() => !isEmpty && store.getState().openReview({ kind: "publish" })}
      >
        <Upload aria-hidden />
        Publish
      </Button>
    </Tooltip>
  );
}
