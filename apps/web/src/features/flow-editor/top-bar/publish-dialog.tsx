"use client";

import {
  blocksPublishing,
  type FlowDefinition,
  type FlowState,
  flowDefinitionSchema,
  keepsGraph,
  keepsQueues,
} from "@millrace/flow";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { toast } from "@/components/feedback/toast.tsx";
import { Textarea } from "@/components/form/textarea.tsx";
import { Dialog, DialogClose, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { CompareLayout } from "@/features/flow-compare/compare-layout.tsx";
import { wideDialogStyle } from "@/features/flow-compare/wide-dialog-style.ts";
import { useFlowState } from "@/features/flow-live/live-context.tsx";
import { useSaving } from "../autosave/saving-context.tsx";
import { placeSteps } from "../document/tidy-steps.ts";
import { useDefinition, useEditorStore } from "../store/editor-context.tsx";
import { useFlow, useFlowId } from "../use-flow.ts";
import { fateWords } from "./message-fates.tsx";
import { PublishLead } from "./publish-lead.tsx";
import { RollOut } from "./roll-out.tsx";
import { type Changes, useChanges, usePublish } from "./use-publication.ts";

/** What publishing would do, on the canvas and in words, before it is done; then how the new version takes over. */
export function PublishDialog() {
  const store = useEditorStore();
  const close = () => store.getState().openReview(undefined);
  const note = useRef<HTMLTextAreaElement>(null);
  const changes = useChanges();
  const { autosave } = useSaving();
  const [published, setPublished] = useState<number>();
  const [text, setText] = useState("");
  const state = useFlowState();
  const id = useFlowId();
  const takesOver = keepsQueues(state) && !keepsGraph(state);
  // Beside a flow that does not work there is nothing to watch.
  const publish = usePublish({
    onDone: (version) => {
      if (takesOver) return setPublished(version);
      toast.success(`Version ${version} is published`, { description: whenItWorks[state] });
      close();
    },
  });
  const isBlocked =
    changes.data === undefined || changes.isPlaceholderData || isRefused(changes.data) || changes.data.isUnchanged;
  const run = () => {
    if (!isBlocked && !publish.isPending)
      publish.mutate({ id, revision: autosave.revision(), ...(text.trim() && { note: text.trim() }) });
  };
  const submit = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  };
  if (published !== undefined) return <RollOut version={published} onClose={close} />;
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent
        title={titleOf(changes.data)}
        description={changes.data && descriptionOf(changes.data)}
        className={wideDialogStyle}
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          note.current?.focus();
        }}
      >
        {changes.isError ? (
          <div className="flex-1">
            <ErrorState
              title="The changes could not be compared"
              error={changes.error}
              onRetry={() => void changes.refetch()}
            />
          </div>
        ) : changes.data ? (
          <Comparison changes={changes.data} />
        ) : (
          <div aria-busy="true" className="flex-1 bg-canvas" />
        )}
        <DialogFooter className="items-end">
          {changes.data?.isUnchanged ? (
            <DialogClose asChild>
              <Button variant="primary" autoFocus>
                Close
              </Button>
            </DialogClose>
          ) : (
            <>
              <Textarea
                ref={note}
                aria-label="Note"
                placeholder="What changed, and why? Kept with the version. (Optional)"
                rows={1}
                value={text}
                maxLength={2000}
                className="max-h-24 min-h-8 flex-1 resize-none"
                onChange={(event) => setText(event.target.value)}
                onKeyDown={submit}
              />
              <DialogClose asChild>
                <Button>Cancel</Button>
              </DialogClose>
              <Button variant="primary" disabled={isBlocked} busy={publish.isPending} onClick={run}>
                {changes.data ? `Publish version ${changes.data.version}` : "Publish"}
              </Button>
            </>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

const whenItWorks: Record<FlowState, string> = {
  inactive: "Start it when you are ready.",
  starting: "The flow starts with it.",
  running: "The running flow takes it over; nothing is lost.",
  sleeping: "The flow wakes up with it.",
  suspending: "It works when the flow is resumed.",
  suspended: "It works when the flow is resumed.",
  stopping: "It works when the flow is started again.",
};

function isRefused({ problems, refusal }: Changes): boolean {
  return blocksPublishing(problems) || refusal !== undefined;
}

function titleOf(changes: Changes | undefined): string {
  if (!changes) return "Publish";
  return changes.isUnchanged ? "Nothing to publish" : `Publish version ${changes.version}`;
}

function descriptionOf({ isUnchanged, version, previousVersion, summary, componentUpdates }: Changes): string {
  if (isUnchanged) return `The draft equals version ${version}.`;
  if (previousVersion === undefined) return "The first version of this flow.";
  const updates = componentUpdates.length;
  const newer = updates > 0 ? `${updates === 1 ? "a newer component" : `${updates} newer components`}` : undefined;
  const parts = [summary === "no changes" ? undefined : summary, newer].filter(Boolean).join(", ");
  return `Since version ${previousVersion}: ${parts}.`;
}

function Comparison({ changes }: { changes: Changes }) {
  const draft = useDefinition();
  const published = useFlow()?.publishedDefinition;
  const before = useMemo(() => published && placeSteps(flowDefinitionSchema.parse(published)), [published]);
  const isFirst = changes.previousVersion === undefined;
  const fates = useMemo(
    () => changes.fates && new Map(changes.fates.map((fate) => [fate.stepId, fateWords(fate)])),
    [changes.fates],
  );
  return (
    <CompareLayout
      label="What goes live"
      before={isFirst ? undefined : before}
      after={draft}
      // Of the first version everything is new: marks would say nothing.
      diff={isFirst ? undefined : changes.diff}
      fates={fates}
      lead={<PublishLead changes={changes} stepName={stepNames(draft, before)} />}
    />
  );
}

function stepNames(draft: FlowDefinition, before: FlowDefinition | undefined): (stepId: string) => string {
  const nodes = [...(before?.graph.nodes ?? []), ...draft.graph.nodes];
  const names = new Map(nodes.map(({ id, name }) => [id, name ?? id]));
  return (stepId) => names.get(stepId) ?? stepId;
}
