"use client";

import type { LiveStep } from "@millrace/flow";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { Field } from "@/components/form/field.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Stepper } from "@/components/ui/stepper.tsx";
import { describeOverride, describeScaling, type Scale, scaleChange } from "./scale-words.ts";
import { useAsked } from "./use-asked.ts";
import { useStepCommands } from "./use-step-commands.ts";

interface ScaleControlProps {
  step: LiveStep;
  name: string;
  /** As the step works now. */
  now: Scale;
  version: Scale | undefined;
}

/** Containers and messages at once, beside what the version says; applied on demand, since containers come and go by it. */
export function ScaleControl({ step, name, now, version }: ScaleControlProps) {
  const { step: place, scale } = useStepCommands(step.id, { name });
  const { pending, ask } = useAsked(now, sameScale);
  const [draft, setDraft] = useState<Scale>();
  const next = draft ?? pending ?? now;
  const isChanged = draft !== undefined && !sameScale(draft, pending ?? now);
  const busy = scale.isPending || pending !== undefined;
  const apply = (wanted: Scale) =>
    scale.mutate(
      { ...place, ...scaleChange({ now: pending ?? now, next: wanted, version }) },
      {
        onSuccess: ({ replicas, prefetch }) => {
          ask({ replicas, prefetch });
          setDraft(undefined);
        },
      },
    );
  const overrides = [
    { what: "Containers", words: describeOverride(now.replicas, version?.replicas) },
    { what: "Messages at once", words: describeOverride(now.prefetch, version?.prefetch) },
  ].filter(({ words }) => words !== undefined);
  return (
    <div className="flex flex-col gap-2.5">
      <div className="grid grid-cols-2 gap-3">
        <Field label="Containers">
          {(ids) => (
            <Stepper
              {...ids}
              noun="container"
              value={next.replicas}
              min={1}
              max={20}
              onChange={(replicas) => setDraft({ ...next, replicas })}
            />
          )}
        </Field>
        <Field label="Messages at once">
          {(ids) => (
            <Stepper
              {...ids}
              noun="message"
              value={next.prefetch}
              min={1}
              max={1000}
              onChange={(prefetch) => setDraft({ ...next, prefetch })}
            />
          )}
        </Field>
      </div>
      {isChanged ? (
        <div className="flex items-end gap-2">
          <p className="min-w-0 flex-1 text-ink-muted text-xs">
            {describeScaling({ before: now, after: next, isPaused: step.isPaused === true })} Holds until a version
            changes it.
          </p>
          <Button size="sm" variant="ghost" onClick={() => setDraft(undefined)}>
            Undo
          </Button>
          <Button size="sm" variant="primary" busy={scale.isPending} onClick={() => apply(next)}>
            Apply
          </Button>
        </div>
      ) : (
        <>
          {busy && (
            <p role="status" className="text-ink-muted text-xs">
              Changing to {next.replicas} × {next.prefetch}…
            </p>
          )}
          {!busy && version && overrides.length > 0 && (
            <div className="flex items-center gap-2 rounded-control bg-suspended-soft px-2.5 py-1.5 text-suspended text-xs">
              <p className="min-w-0 flex-1">
                {overrides.map(({ what, words }) => (
                  <span key={what} className="block">
                    {what}: {words?.replace(/^T/, "t")}
                  </span>
                ))}
              </p>
              <Button size="sm" onClick={() => apply({ replicas: version.replicas, prefetch: version.prefetch })}>
                <RotateCcw aria-hidden />
                Reset
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}

function sameScale(one: Scale, other: Scale): boolean {
  return one.replicas === other.replicas && one.prefetch === other.prefetch;
}
