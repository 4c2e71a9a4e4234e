"use client";

import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { useEditorStore } from "../store/editor-context.tsx";
import { adoptDraft } from "./adopt-draft.ts";
import { ConflictChanges } from "./conflict-changes.tsx";
import { useSaving } from "./saving-context.tsx";

/** Somebody else saved this draft in between: nothing is lost before a person says whose version stays. */
export function ConflictDialog() {
  const store = useEditorStore();
  const { status, autosave } = useSaving();
  if (status.kind !== "conflict") return null;
  const { other } = status;
  const yours = store.getState().history.present;
  const who = other.updatedBy ?? "Somebody";
  const reload = () => adoptDraft({ store, autosave }, other);
  return (
    <Dialog open>
      <DialogContent
        title="This flow was changed elsewhere"
        description={`${who} saved it, in another tab or at another place, while you changed it here.`}
        className="w-[min(560px,calc(100vw-32px))] [&>header>button]:hidden"
        // Whoever was typing must not answer by it.
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
        }}
        onEscapeKeyDown={(event) => event.preventDefault()}
        onPointerDownOutside={(event) => event.preventDefault()}
      >
        <DialogBody className="flex flex-col gap-3 text-sm">
          <p>
            Reload to go on from theirs: Undo brings yours back. Or overwrite theirs with yours: it reaches them as an
            edit that they can undo.
          </p>
          <section aria-label="What is different in yours" className="flex flex-col gap-2">
            <h3 className="font-semibold text-ink-muted text-xs">What is different in yours</h3>
            <div className="max-h-72 overflow-y-auto">
              <ConflictChanges theirs={other.definition} yours={yours} />
            </div>
          </section>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-muted">
            <span className="flex items-center gap-1">
              Yours as text
              <CopyButton label="Copy yours" text={JSON.stringify(yours, null, 2)} />
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
