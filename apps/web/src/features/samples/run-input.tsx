"use client";

import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useEditor, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { shortValue } from "@/features/mapping/sample-paths.ts";
import type { StepSample } from "@/features/mapping/step-samples.ts";

interface RunInputProps {
  stepId: string;
  /** The step whose message it gets; undefined when none leads into it. */
  source: string | undefined;
  sample: StepSample | undefined;
}

/** Which message a run begins with, or what has to be done before there is one. */
export function RunInput({ source, sample }: RunInputProps) {
  const store = useEditorStore();
  const step = useEditor((state) => (source && findStep(state.history.present, source)?.name) || source);
  const name = sample?.title ?? step;
  if (source === undefined) {
    return (
      <p className="text-suspended text-xs">Nothing leads into this step yet: connect it, or give its input by hand.</p>
    );
  }
  const go = () => store.getState().openStep(source, { tab: "test" });
  if (!sample) {
    return (
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-suspended text-xs">
        The step before, “{name}”, has no sample yet.
        <Button size="sm" onClick={go}>
          Test “{name}” first
        </Button>
      </p>
    );
  }
  return (
    <p className="flex min-w-0 items-center gap-1.5 text-ink-muted text-xs">
      <span className="shrink-0">Input: sample of</span>
      {sample.title ? (
        <span className="min-w-0 truncate">{name}</span>
      ) : (
        <button
          type="button"
          onClick={go}
          className="max-w-[60%] shrink-0 truncate rounded-sm text-accent-text hover:underline"
        >
          {name}
        </button>
      )}
      {sample.origin === "schema" && <Badge title="Made of what the step says it puts out">Example</Badge>}
      <code className="min-w-0 truncate font-mono text-ink-faint">{outline(sample.body)}</code>
    </p>
  );
}

/** `{ id, customer, lines }`: enough to tell which sample it is. */
function outline(body: unknown): string {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return shortValue(body);
  const names = Object.keys(body).slice(0, 6);
  return names.length === 0 ? "{ }" : `{ ${names.join(", ")} }`;
}
