"use client";

import { resolveHelp } from "@millrace/flow";
import { CircleCheck, CircleSlash } from "lucide-react";
import { Notice } from "@/components/feedback/notice.tsx";
import { HelpLink } from "@/components/help/help-link.tsx";
import { SafeHtml } from "@/components/help/safe-html.tsx";
import { Button } from "@/components/ui/button.tsx";
import { FoldedText } from "@/components/ui/folded-text.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import type { StepForm } from "@/features/step-panel/use-step.ts";
import type { Trial } from "./sample.ts";
import { SampleBody } from "./sample-body.tsx";
import { trialCure } from "./trial-cure.ts";
import { TrialOutputs } from "./trial-outputs.tsx";
import { useSampleCommands } from "./use-sample-commands.ts";

/** What came of a step's newest trial. */
export function TrialResult({ trial, form }: { trial: Trial; form: StepForm }) {
  switch (trial.status) {
    case "done":
      return <Done trial={trial} />;
    case "failed":
      return <Failure trial={trial} form={form} />;
    case "cancelled":
      return <Given trial={trial} />;
    default:
      return null;
  }
}

function Done({ trial }: { trial: Trial }) {
  const { keep, isKeeping } = useSampleCommands(trial.stepId);
  const { result } = trial;
  return (
    <>
      <p role="status" className="flex items-center gap-1.5 text-running text-sm">
        <CircleCheck aria-hidden className="size-4" />
        {doneWords(trial)}
        <Meanwhile trial={trial} />
      </p>
      <TrialOutputs trial={trial} />
      {result && trial.outputs.length === 0 && (
        <div className="flex flex-col gap-2">
          <SampleBody sample={result} label="Result" />
          <Button size="sm" className="self-start" busy={isKeeping} onClick={() => keep()}>
            Replace the pinned sample by this
          </Button>
        </div>
      )}
    </>
  );
}

function doneWords({ result, outputs }: Trial): string {
  if (result) return "It ran; the pinned sample stays";
  return outputs.length > 0 ? "It ran" : "It ran; its output is the sample now";
}

function Failure({ trial, form }: { trial: Trial; form: StepForm }) {
  const { error } = trial;
  const target = { component: form.component, function: form.found.name };
  const help = resolveHelp("step-error", { target, sources: form.sources });
  const cure = trialCure(error?.name);
  return (
    <>
      <Notice
        tone="problem"
        title={
          <span className="whitespace-pre-wrap break-words">{error?.message ?? "It failed without saying why."}</span>
        }
      >
        <div className="flex flex-col gap-1.5 text-ink-muted text-xs">
          <p className="flex flex-wrap gap-x-1.5">
            <span>{error?.name}</span>
            {error?.exitCode !== undefined && <span>· exit code {error.exitCode}</span>}
            {trial.finishedAt && (
              <span>
                · <TimeAgo at={trial.finishedAt} />
              </span>
            )}
          </p>
          {cure && <p>{cure}</p>}
          {help.description && <SafeHtml html={help.description} />}
          {help.link && (
            <HelpLink href={help.link} className="text-xs">
              Help with this step
            </HelpLink>
          )}
          {error?.stack && (
            <FoldedText summary="Details for developers" text={error.stack} copyLabel="Copy the details" />
          )}
        </div>
      </Notice>
      <TrialOutputs trial={trial} />
    </>
  );
}

/** Given up by somebody, or by the clock: nobody called in time. */
function Given({ trial }: { trial: Trial }) {
  return (
    <p role="status" className="flex items-center gap-1.5 text-ink-muted text-sm">
      <CircleSlash aria-hidden className="size-4" />
      {trial.finishedAt ? "Cancelled" : "Nobody called within ten minutes"}
      <Meanwhile trial={trial} />
    </p>
  );
}

/** How long it took, and how long ago that was. */
function Meanwhile({ trial: { startedAt, finishedAt, by } }: { trial: Trial }) {
  if (!finishedAt) return null;
  const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000;
  return (
    <span className="ml-auto shrink-0 text-ink-faint text-xs tabular-nums" title={`By ${by}`}>
      {seconds.toFixed(1)} s · <TimeAgo at={finishedAt} />
    </span>
  );
}
