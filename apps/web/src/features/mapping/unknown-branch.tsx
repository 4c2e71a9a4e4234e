"use client";

import { triggerKind } from "@millrace/flow";
import { CircleDashed, FlaskConical, RotateCw } from "lucide-react";
import { Spinner } from "@/components/feedback/spinner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useStepName } from "@/features/flow-editor/use-step-name.ts";
import { useStepForm } from "@/features/step-panel/use-step.ts";
import type { UnknownStep } from "./use-unknown-before.ts";

/** A step among the samples that there is none of: why, and what helps. */
export function UnknownBranch({ step: { stepId, asked } }: { step: UnknownStep }) {
  const store = useEditorStore();
  const found = useStepForm(stepId)?.found;
  const isWebhook = found?.role === "trigger" && triggerKind(found.descriptor) === "webhook";
  const name = useStepName(stepId) ?? stepId;
  const title = (
    <>
      <span className="min-w-0 truncate font-medium">{name}</span>
      <code className="font-mono text-ink-faint text-xs">{stepId}</code>
    </>
  );
  if (asked?.isAsking) {
    return (
      <section aria-label={`Values of ${name}`} className="rounded-control border border-dashed bg-surface px-2 py-1.5">
        <p className="flex items-center gap-1.5 text-sm">
          <Spinner className="size-3.5" />
          {title}
        </p>
        <p role="status" className="pl-5 text-ink-muted text-xs">
          Asking its component for the shape of its messages…
        </p>
      </section>
    );
  }
  return (
    <section aria-label={`Values of ${name}`} className="rounded-control border border-dashed bg-surface px-2 py-1.5">
      <p className="flex items-center gap-1.5 text-sm">
        <CircleDashed aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
        {title}
      </p>
      <div className="flex flex-col items-start gap-1.5 pl-5 text-ink-muted text-xs">
        <p className="break-words">{isWebhook ? webhookReason : reasonOf(asked)}</p>
        <div className="flex flex-wrap gap-1.5 pb-0.5">
          <Button size="sm" onClick={() => store.getState().openStep(stepId, { tab: "test" })}>
            <FlaskConical aria-hidden />
            Take a sample
          </Button>
          {asked?.problem !== undefined && (
            <Button size="sm" variant="ghost" onClick={asked.onRetry}>
              <RotateCw aria-hidden />
              Ask again
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

const webhookReason = "What callers send is not known yet: wait for a call, or paste what one would send.";

function reasonOf(asked: UnknownStep["asked"]): string {
  if (!asked) return "Its component does not describe what it puts out: take a sample to see its values here.";
  if (asked.problem === undefined) return "Its component says nothing about what it puts out with these fields.";
  return `Its component could not say what it puts out: ${asked.problem}`;
}
