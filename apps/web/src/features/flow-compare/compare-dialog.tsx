"use client";

import { isEmptyDiff, summarizeDiff } from "@millrace/flow";
import { useQuery } from "@tanstack/react-query";
import { ArrowRight, Download, RotateCcw } from "lucide-react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Notice } from "@/components/feedback/notice.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { Select } from "@/components/form/select.tsx";
import { Dialog, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { CompareLayout } from "./compare-layout.tsx";
import { type VersionRef, versionLabel } from "./review.ts";
import { useExportVersion } from "./use-export-version.ts";
import { useLocalDiff } from "./use-local-diff.ts";
import { useRestoreVersion } from "./use-restore-version.ts";
import { useVersionDefinition } from "./use-version-definition.ts";
import { VersionFacts } from "./version-facts.tsx";
import { wideDialogStyle } from "./wide-dialog-style.ts";

interface CompareDialogProps {
  /** Undefined: one version is looked at by itself. */
  before: VersionRef | undefined;
  after: VersionRef;
}

/** A version as it was, or the difference of any two of them and the draft. Nothing is changed by looking. */
export function CompareDialog({ before, after }: CompareDialogProps) {
  const store = useEditorStore();
  const old = useVersionDefinition(before);
  const now = useVersionDefinition(after);
  const diff = useLocalDiff(old.definition, now.definition);
  const isSame = diff !== undefined && isEmptyDiff(diff);
  const error = old.error ?? now.error;
  const isLoaded = now.definition !== undefined && (before === undefined || old.definition !== undefined);
  const title =
    before === undefined
      ? versionLabel(after)
      : `${versionLabel(before)} compared with ${versionLabel(after).toLowerCase()}`;
  return (
    <Dialog open onOpenChange={(open) => !open && store.getState().openReview(undefined)}>
      <DialogContent title={title} description={summaryOf({ before, diff })} className={wideDialogStyle}>
        {error ? (
          <div className="flex-1">
            <ErrorState
              title="The version could not be loaded"
              error={error}
              onRetry={() => {
                old.retry();
                now.retry();
              }}
            />
          </div>
        ) : isLoaded && now.definition ? (
          <CompareLayout
            key={`${before} ${after}`}
            label={title}
            before={old.definition}
            after={now.definition}
            diff={diff}
            lead={<Lead before={before} after={after} isSame={isSame} />}
          />
        ) : (
          <div aria-busy="true" className="flex min-h-0 flex-1">
            <div className="flex-1 bg-canvas" />
            <div className="flex w-105 flex-col gap-3 border-l p-4">
              <Skeleton className="h-8" />
              <Skeleton className="h-16" />
              <Skeleton className="h-16" />
            </div>
          </div>
        )}
        <Footer before={before} after={after} isSame={isSame} />
      </DialogContent>
    </Dialog>
  );
}

function summaryOf({
  before,
  diff,
}: {
  before: VersionRef | undefined;
  diff: ReturnType<typeof useLocalDiff>;
}): string {
  if (before === undefined) return "To be looked at only. Restore it to go on from it.";
  if (!diff) return "Comparing…";
  const words = summarizeDiff(diff);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
}

interface LeadProps extends CompareDialogProps {
  isSame: boolean;
}

function Lead({ before, after, isSame }: LeadProps) {
  return (
    <>
      <Sides before={before} after={after} />
      {typeof after === "number" && <VersionFacts version={after} />}
      {isSame && before !== undefined && (
        <Notice tone="good" title="No difference">
          {versionLabel(before)} and {versionLabel(after).toLowerCase()} do the same. Places on the canvas do not count.
        </Notice>
      )}
    </>
  );
}

const alone = "alone";

/** Which two are compared. */
function Sides({ before, after }: CompareDialogProps) {
  const store = useEditorStore();
  const trpc = useTRPC();
  const versions = useQuery(trpc.flow.versions.queryOptions({ id: useFlowId() })).data ?? [];
  const refs: VersionRef[] = ["draft", ...versions.map(({ version }) => version)];
  const show = (sides: CompareDialogProps) => store.getState().openReview({ kind: "compare", ...sides });
  const refOf = (value: string) => refs.find((ref) => String(ref) === value);
  const options = refs.map((ref) => ({ value: String(ref), label: versionLabel(ref) }));
  return (
    <div className="grid grid-cols-[1fr_auto_1fr] items-center gap-2">
      <Select
        aria-label="Compare"
        value={before === undefined ? alone : String(before)}
        options={[{ value: alone, label: "No comparison" }, ...options]}
        onValueChange={(value) => show({ before: refOf(value), after })}
      />
      <ArrowRight aria-hidden className="size-4 text-ink-faint" />
      <Select
        aria-label="With"
        value={String(after)}
        options={options}
        onValueChange={(value) => show({ before, after: refOf(value) ?? after })}
      />
    </div>
  );
}

/** What can be done with the published ones among the two. */
function Footer({ before, after, isSame }: LeadProps) {
  const store = useEditorStore();
  const restore = useRestoreVersion();
  const exportVersion = useExportVersion();
  // Compared with the draft, the version is what one would go back to.
  const version = typeof after === "number" ? after : before;
  if (typeof version !== "number") return null;
  return (
    <DialogFooter>
      <Button onClick={() => void exportVersion(version)}>
        <Download aria-hidden />
        Export version {version}
      </Button>
      <Button
        variant="primary"
        disabled={isSame && after === "draft"}
        onClick={() => {
          store.getState().openReview(undefined);
          void restore(version);
        }}
      >
        <RotateCcw aria-hidden />
        Restore version {version} as draft
      </Button>
    </DialogFooter>
  );
}
