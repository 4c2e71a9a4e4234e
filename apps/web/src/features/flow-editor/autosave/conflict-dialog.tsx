"use client";

import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { useEditorStore } from "../store/editor-context.tsx";
import { adoptDraft } from "./adopt-draft.ts";
import { useSaving } from "./saving-context.tsx";

/** Somebody else saved this draft in between: nothing is lost before a person says whose version stays. */
export function ConflictDialog() {
  const store = useEditorStore();
  const { status, autosave } = useSaving();
  if (status.kind !== "conflict") return null;
  const { other } = status;
  const reload = () => adoptDraft({ store, autosave }, other);
  return (
    <Dialog open>
      <DialogContent
        title="This flow was changed elsewhere"
        description="Another tab or person saved it after you opened it."
        className="[&>header>button]:hidden"
        onEscapeKeyDown={(event) => event.preventDefault()}
        onPointerDownOutside={(event) => event.preventDefault()}
      >
        <DialogBody className="text-sm">
          Their version has {other.definition.graph.nodes.length} steps, yours{" "}
          {store.getState().history.present.graph.nodes.length}. Reload to continue from theirs (Undo brings yours
          back), or overwrite theirs with yours.
          <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-muted">
            <span className="flex items-center gap-1">
              Yours as text
              <CopyButton label="Copy yours" text={JSON.stringify(store.getState().history.present, null, 2)} />
            </span>
            <span className="flex items-center gap-1">
              Theirs as text
              <CopyButton label="Copy theirs" text={JSON.stringify(other.definition, null, 2)} />
            </span>
          </div>
        </DialogBody>
        <DialogFooter>
          <Button onClick={() => void autosave.overwrite()}>Overwrite theirs</Button>
          <Button variant="primary" onClick={reload}>
            Reload theirs
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
