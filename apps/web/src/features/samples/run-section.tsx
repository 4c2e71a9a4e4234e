"use client";

import { triggerKind } from "@millrace/flow";
import { Ear, Play, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Notice } from "@/components/feedback/notice.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Kbd } from "@/components/ui/kbd.tsx";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { previewSource } from "@/features/mapping/step-samples.ts";
import { useSamplesBefore } from "@/features/mapping/use-step-samples.ts";
import { PanelSection } from "@/features/step-panel/panel-section.tsx";
import type { StepForm } from "@/features/step-panel/use-step.ts";
import { readApiError } from "@/lib/api-error.ts";
import { GiveInputDialog } from "./give-input-dialog.tsx";
import { RunInput } from "./run-input.tsx";
import { isUnderWay } from "./sample.ts";
import { TrialLog } from "./trial-log.tsx";
import { TrialProgress } from "./trial-progress.tsx";
import { TrialResult } from "./trial-result.tsx";
import { useTrial } from "./use-trial.ts";
import { useTrialCommands } from "./use-trial-commands.ts";
import { useTrialEffect } from "./use-trial-effect.ts";
import { WaitingCall } from "./waiting-call.tsx";

/** Tries the step for real: begins it, follows it, says what came of it. */
export function RunSection({ stepId, form }: { stepId: string; form: StepForm }) {
  const newest = useTrial(stepId);
  const commands = useTrialCommands(stepId);
  const { trial } = newest;
  return (
    <PanelSection title="Run this step">
      {newest.error !== null && !trial ? (
        <ErrorState title="Its last run could not be read" error={newest.error} onRetry={newest.retry} />
      ) : newest.isPending ? (
        <Skeleton className="h-16" />
      ) : trial?.status === "waiting" ? (
        <WaitingCall trial={trial} onCancel={commands.cancel} isCancelling={commands.isCancelling} />
      ) : trial?.status === "running" ? (
        <TrialProgress trial={trial} onCancel={commands.cancel} isCancelling={commands.isCancelling} />
      ) : (
        <>
          <Beginning stepId={stepId} form={form} commands={commands} />
          {trial && !commands.refusal && <TrialResult trial={trial} form={form} />}
        </>
      )}
      {trial && !commands.refusal && <TrialLog trial={trial} isOpen={isUnderWay(trial) || trial.status === "failed"} />}
    </PanelSection>
  );
}

interface BeginningProps {
  stepId: string;
  form: StepForm;
  commands: ReturnType<typeof useTrialCommands>;
}

/** The buttons that begin a trial, with what it gets and what it does to the world. */
function Beginning({ stepId, form, commands }: BeginningProps) {
  const [gives, setGives] = useState(false);
  const definition = useDefinition();
  const samples = useSamplesBefore(stepId);
  const effect = useTrialEffect()(stepId);
  const isTrigger = form.found.role === "trigger";
  const isWebhook = isTrigger && triggerKind(form.found.descriptor) === "webhook";
  const source = previewSource(definition, { stepId, samples });
  const sample = samples.find((known) => known.stepId === source);
  return (
    <>
      <div data-field="run" className="flex flex-wrap items-center gap-2">
        {isWebhook ? (
          <Button variant="primary" busy={commands.isBeginning} onClick={commands.wait} aria-keyshortcuts="T">
            <Ear aria-hidden />
            Wait for a call
          </Button>
        ) : (
          <Button
            variant="primary"
            busy={commands.isBeginning}
            disabled={!isTrigger && !sample}
            onClick={() => commands.run()}
            aria-keyshortcuts="T"
          >
            <Play aria-hidden />
            Run step
          </Button>
        )}
        <Button variant="ghost" onClick={() => setGives(true)}>
          {isWebhook ? "Give a body…" : "Give other input…"}
        </Button>
        <span className="ml-auto flex items-center gap-1 text-ink-faint text-xs" aria-hidden>
          <Kbd>T</Kbd> on the canvas
        </span>
      </div>
      {!isTrigger && <RunInput stepId={stepId} source={source} sample={sample} />}
      {effect && <Effect writes={effect.writes}>{effect.words}</Effect>}
      {commands.refusal !== undefined && (
        <Notice tone="problem" title="It was not run">
          {readApiError(commands.refusal).message}
        </Notice>
      )}
      <GiveInputDialog
        open={gives}
        initial={isTrigger ? {} : (sample?.body ?? {})}
        isWebhook={isWebhook}
        onClose={() => setGives(false)}
        onRun={(input) => commands.run({ input })}
      />
    </>
  );
}

function Effect({ writes, children }: { writes: boolean; children: string }) {
  return writes ? (
    <p className="flex items-start gap-1.5 text-suspended text-xs">
      <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      {children}
    </p>
  ) : (
    <p className="text-ink-faint text-xs">{children}</p>
  );
}
