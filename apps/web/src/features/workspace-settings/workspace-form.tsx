"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { Checkbox } from "@/components/form/checkbox.tsx";
import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { NumberInput } from "@/components/form/number-input.tsx";
import { Button } from "@/components/ui/button.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import type { WorkspaceSettings } from "./use-workspace-settings.ts";
import {
  idleProblem,
  nameProblem,
  type WorkspaceEdits,
  type WorkspaceNumber,
  withEdits,
  workspaceBounds,
  workspaceChanges,
} from "./workspace-draft.ts";

/** The settings of the workspace, saved together. */
export function WorkspaceForm({ saved, isReadOnly }: { saved: WorkspaceSettings; isReadOnly: boolean }) {
  const [edits, setEdits] = useState<WorkspaceEdits>({});
  const draft = withEdits(saved, edits);
  const update = useUpdate(() => setEdits({}));
  const changes = workspaceChanges(saved, draft);
  const hasChanges = Object.keys(changes).length > 0;
  const [nameless, idle] = [nameProblem(draft), idleProblem(draft)];
  const isWrong = nameless !== undefined || idle !== undefined;
  const set = (edit: WorkspaceEdits) => setEdits((others) => ({ ...others, ...edit }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (hasChanges && !isWrong) update.mutate(changes);
  };
  const number = (key: WorkspaceNumber, label: string, description: string, fault?: string) => (
    <Field label={label} description={description} problem={fault}>
      {(ids) => (
        <NumberInput
          {...ids}
          value={key in edits ? edits[key] : saved[key]}
          placeholder={workspaceBounds[key].usual}
          min={workspaceBounds[key].min}
          max={workspaceBounds[key].max}
          disabled={isReadOnly}
          onChange={(value) => set({ [key]: value })}
        />
      )}
    </Field>
  );
  return (
    <form onSubmit={submit} noValidate className="flex flex-col rounded-card border bg-surface">
      <div className="grid grid-cols-2 gap-4 border-b p-4">
        <Field label="Name" description="Everybody in it sees it beneath their own name." problem={nameless}>
          {(ids) => (
            <Input
              {...ids}
              value={edits.name ?? saved.name}
              maxLength={100}
              disabled={isReadOnly}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Section title="Limits of each queue">
        <div className="grid grid-cols-2 gap-4">
          {number("maxMessages", "Messages", "In front of one step. No flow can set more.")}
          {number("maxMegabytes", "Megabytes", "Of all messages in front of one step.")}
        </div>
        <LimitedChoice checked={draft.limited} disabled={isReadOnly} onChange={(limited) => set({ limited })} />
      </Section>
      <Section title="Suspended flows">
        <div className="grid grid-cols-2 gap-4">
          {number("retentionDays", "Days to keep messages", "Then they are dropped, unless somebody extends it.")}
        </div>
      </Section>
      <Section title="Sleep">
        <div className="grid grid-cols-2 gap-4">
          {number("minIdleSeconds", "Shortest idle time", "Seconds without work; no flow may sleep sooner.", idle)}
          {number("maxIdleSeconds", "Longest idle time", "Seconds without work; every ordinary flow sleeps by then.")}
        </div>
      </Section>
      {!isReadOnly && (
        <footer className="flex items-center justify-end gap-2 px-4 py-3">
          <Button disabled={!hasChanges || update.isPending} onClick={() => setEdits({})}>
            Discard
          </Button>
          <Button type="submit" variant="primary" busy={update.isPending} disabled={!hasChanges || isWrong}>
            Save
          </Button>
        </footer>
      )}
    </form>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4 border-b p-4 last:border-b-0">
      <h2 className="font-semibold text-sm">{title}</h2>
      {children}
    </section>
  );
}

interface LimitedChoiceProps {
  checked: boolean;
  disabled: boolean;
  onChange(checked: boolean): void;
}

function LimitedChoice({ checked, disabled, onChange }: LimitedChoiceProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <Checkbox
        id={id}
        checked={checked}
        disabled={disabled}
        aria-describedby={`${id}-meaning`}
        className="mt-0.5"
        onCheckedChange={(state) => onChange(state === true)}
      />
      <div>
        <label htmlFor={id} className="font-medium text-sm">
          Limited workspace
        </label>
        <p id={`${id}-meaning`} className="text-ink-faint text-xs">
          A flow that reaches a limit is stopped, and its messages are dropped. Otherwise it is suspended and keeps
          them.
        </p>
      </div>
    </div>
  );
}

function useUpdate(onSaved: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.workspace.update.mutationOptions({
      onSuccess: (settings) => {
        queryClient.setQueryData(trpc.workspace.get.queryKey(), settings);
        onSaved();
        toast.success("The workspace's settings are saved");
        return queryClient.invalidateQueries({ queryKey: trpc.me.get.queryKey() }); // the rail shows its name
      },
      onError: (error) => toastError("The settings could not be saved", error),
    }),
  );
}
