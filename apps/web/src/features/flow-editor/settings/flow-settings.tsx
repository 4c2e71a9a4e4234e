"use client";

import { defaultLimits, type FlowType } from "@millrace/flow";
import { Field } from "@/components/form/field.tsx";
import { NumberInput } from "@/components/form/number-input.tsx";
import { Select } from "@/components/form/select.tsx";
import { FlowTags } from "@/features/flows/flow-tags.tsx";
import { useWorkspaceSettings } from "@/features/workspace-settings/use-workspace-settings.ts";
import { useEditor } from "../store/editor-context.tsx";
import { useFlow } from "../use-flow.ts";
import { LimitFields } from "./limit-fields.tsx";
import { ScheduleFields } from "./schedule-fields.tsx";
import { useSetFlowSettings } from "./use-set-flow-settings.ts";
import { useSettingsProblem } from "./use-settings-problem.ts";

const flowTypes: ReadonlyArray<{ value: FlowType; label: string; note: string }> = [
  {
    value: "ordinary",
    label: "Ordinary",
    note: "Sleeps when there is nothing to do; wakes in well under a second.",
  },
  {
    value: "realtime",
    label: "Real-time",
    note: "Keeps its containers up: no wake, but memory and processor all the time.",
  },
];

/** What belongs to the flow as a whole. */
export function FlowSettings() {
  const type = useEditor((state) => state.history.present.type);
  const set = useSetFlowSettings();
  const flow = useFlow();
  return (
    <div className="flex flex-col gap-4">
      <Field label="Type" description={flowTypes.find(({ value }) => value === type)?.note}>
        {(ids) => (
          <Select
            {...ids}
            value={type}
            options={flowTypes}
            onValueChange={(value) => set({ type: value === "realtime" ? "realtime" : "ordinary" })}
          />
        )}
      </Field>
      {type === "ordinary" && <IdleField />}
      <ScheduleFields />
      <LimitFields />
      {flow && (
        <section aria-label="Tags" className="flex flex-col gap-1">
          <h3 className="font-medium text-sm">Tags</h3>
          <FlowTags flow={flow} />
          <p className="text-ink-faint text-xs">Words to find the flow by. They count at once, without publishing.</p>
        </section>
      )}
    </div>
  );
}

function IdleField() {
  const idleSeconds = useEditor((state) => state.history.present.idleSeconds);
  const set = useSetFlowSettings();
  const workspace = useWorkspaceSettings();
  const problem = useSettingsProblem("idleSeconds");
  const min = workspace?.minIdleSeconds ?? defaultLimits.minIdleSeconds;
  const max = workspace?.maxIdleSeconds ?? defaultLimits.maxIdleSeconds;
  const usual = Math.min(max, Math.max(min, defaultLimits.idleSeconds));
  return (
    <Field
      label="Idle time"
      problem={problem}
      description={`Seconds without work before it sleeps; ${usual} unless set. This workspace allows ${min} to ${max}.`}
    >
      {(ids) => (
        <div data-field="idleSeconds">
          <NumberInput
            {...ids}
            value={idleSeconds}
            min={min}
            max={max}
            placeholder={usual}
            onChange={(value) => set({ idleSeconds: value })}
          />
        </div>
      )}
    </Field>
  );
}
