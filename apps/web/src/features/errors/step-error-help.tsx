"use client";

import { resolveHelp } from "@millrace/flow";
import { HelpHint } from "@/components/help/help-hint.tsx";
import { useStepForm } from "@/features/step-panel/use-step.ts";

/** Beside errors of one step of the open flow: where to read on about what it does. */
export function StepErrorHelp({ stepId }: { stepId: string }) {
  const form = useStepForm(stepId);
  if (!form) return null;
  const target = { component: form.component, function: form.found.name };
  return <HelpHint help={resolveHelp("step-error", { target, sources: form.sources })} subject="Errors" />;
}
