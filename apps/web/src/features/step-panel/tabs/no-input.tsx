"use client";

import { errorHandler } from "@millrace/flow";
import { Button } from "@/components/ui/button.tsx";
import { setHandlesErrors } from "@/features/flow-editor/document/handle-errors.ts";
import { useEditor, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";

/** A step that nothing leads into: it waits for a connection, or for the errors of the others. */
export function NoInput({ stepId }: { stepId: string }) {
  const store = useEditorStore();
  const isFree = useEditor((state) => errorHandler(state.history.present.graph) === undefined);
  return (
    <div className="flex flex-col items-start gap-3 p-4 text-ink-muted text-sm">
      <p>
        Nothing leads into this step yet. Draw a connection to it{isFree && ", or let it handle the flow’s errors"}.
      </p>
      {isFree && (
        <Button
          size="sm"
          onClick={() => store.getState().edit((flow) => setHandlesErrors(flow, { stepId, handlesErrors: true }))}
        >
          Let it handle errors
        </Button>
      )}
    </div>
  );
}
