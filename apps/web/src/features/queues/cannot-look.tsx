"use client";

import type { LiveStep } from "@millrace/flow";
import { Pause } from "lucide-react";
import { EmptyState } from "@/components/feedback/empty-state.tsx";
import { Button } from "@/components/ui/button.tsx";
import { JsonView } from "@/features/mapping/json-view.tsx";
import { useRecordedSamples } from "@/features/mapping/use-step-samples.ts";
import { useStepCommands } from "@/features/step-controls/use-step-commands.ts";
import { formatMany } from "@/lib/format-count.ts";
import type { Lookable, QueuePlace } from "./queue-place.ts";

interface CannotLookProps {
  place: QueuePlace;
  lookable: Exclude<Lookable, "yes">;
  stepName: string;
  step: LiveStep | undefined;
}

const emptyTitles = {
  waiting: "Nothing waits here",
  rebounding: "Nothing is to be retried later",
  quarantined: "Nothing is in quarantine",
};
const emptyWords = {
  waiting: "Messages show here as soon as they come faster than the step takes them, or while it is paused.",
  rebounding: "A step that is asked to try a message again later, because a system was busy, puts it here.",
  quarantined: "A message that ended its container several times would be set aside here.",
};

/** Why there is nothing to be seen, and what to do to see it. */
export function CannotLook({ place, lookable, stepName, step }: CannotLookProps) {
  if (lookable === "taken") return <Taken place={place} stepName={stepName} step={step} />;
  if (lookable === "leaving") {
    return (
      <div role="status" className="flex-1">
        <EmptyState title="Its containers finish what they hold" className="py-8">
          In a moment nobody takes messages of "{stepName}", and they show here.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="flex-1">
      <EmptyState title={lookable === "inactive" ? "No queues" : emptyTitles[place.kind]} className="py-8">
        {lookable === "inactive" ? "A flow has queues while it runs or is suspended." : emptyWords[place.kind]}
      </EmptyState>
    </div>
  );
}

function Taken({ place, stepName, step }: Omit<CannotLookProps, "lookable">) {
  const { pause, step: key } = useStepCommands(place.stepId, { name: stepName });
  const newest = useRecordedSamples()[place.stepId];
  return (
    <div className="flex min-w-0 flex-1 gap-4 overflow-auto">
      <EmptyState
        title={`${formatMany(step?.ready ?? 0, "message")} waiting, and being taken`}
        className="max-w-lg py-6"
        actions={
          <Button variant="primary" busy={pause.isPending} onClick={() => pause.mutate(key)}>
            {!pause.isPending && <Pause aria-hidden />}
            Pause step to look
          </Button>
        }
      >
        The broker counts every look into a queue in use as a delivery, and sets messages aside after a few. While "
        {stepName}" is paused, looking changes nothing: its queue fills, the other steps go on, and nothing is lost.
      </EmptyState>
      {newest !== undefined && (
        <section aria-label="Newest output" className="min-w-0 flex-1 p-4 max-[1279px]:hidden">
          <h4 className="mb-1.5 font-semibold text-ink-muted text-xs">What it made of its newest message</h4>
          <JsonView value={newest} label="Newest output" />
        </section>
      )}
    </div>
  );
}
