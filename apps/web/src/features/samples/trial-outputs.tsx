"use client";

import { Check, ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { formatMany } from "@/lib/format-count.ts";
import type { Trial } from "./sample.ts";
import { SampleBody } from "./sample-body.tsx";
import { useKnownSample } from "./use-known-sample.ts";
import { useSampleCommands } from "./use-sample-commands.ts";

/** The messages a trial put out, one at a time, to choose the sample from. */
export function TrialOutputs({ trial: { stepId, outputs, isMore } }: { trial: Trial }) {
  const { keep, isKeeping } = useSampleCommands(stepId);
  const { sample } = useKnownSample(stepId);
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, outputs.length - 1);
  const output = outputs[at];
  if (!output) return null;
  const isSample = JSON.stringify(output.body) === JSON.stringify(sample?.body);
  const count = formatMany(outputs.length, "message");
  return (
    <section aria-label="What it put out" className="flex flex-col gap-2 rounded-card border p-3">
      <div className="flex items-center gap-1">
        <h4 className="min-w-0 flex-1 text-ink-muted text-xs">
          {isMore ? `The first ${count} it put out` : `${count} put out`}
        </h4>
        <IconButton size="sm" label="Previous message" disabled={at === 0} onClick={() => setChosen(at - 1)}>
          <ChevronLeft aria-hidden />
        </IconButton>
        <span role="status" className="text-xs tabular-nums">
          {at + 1} of {outputs.length}
        </span>
        <IconButton
          size="sm"
          label="Next message"
          disabled={at === outputs.length - 1}
          onClick={() => setChosen(at + 1)}
        >
          <ChevronRight aria-hidden />
        </IconButton>
      </div>
      <SampleBody sample={output} label={`Message ${at + 1}`} />
      {isSample ? (
        <p className="flex h-7 items-center gap-1.5 text-running text-xs">
          <Check aria-hidden className="size-3.5" />
          This one is the sample
        </p>
      ) : (
        <Button size="sm" className="self-start" busy={isKeeping} onClick={() => keep(at)}>
          Take this one as the sample
        </Button>
      )}
    </section>
  );
}
