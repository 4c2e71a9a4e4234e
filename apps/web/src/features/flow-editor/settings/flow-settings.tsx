"use client";

import { defaultLimits, type FlowType } from "@millrace/flow";
import { Field } from "@/components/ui/field.tsx";
import { NumberInput } from "@/components/ui/number-input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { type FlowSettings as Settings, setFlowSettings } from "../document/change-settings.ts";
import { useEditor, useEditorStore } from "../store/editor-context.tsx";
import { ScheduleFields } from "./schedule-fields.tsx";

const flowTypes: ReadonlyArray<{ value: FlowType; label: string; note: string }> = [
  { value: "ordinary", label: "Ordinary", note: "May sleep when there is nothing to do." },
  { value: "realtime", label: "Real-time", note: "Keeps its containers up." },
];

/** What belongs to the flow as a whole. */
export function FlowSettings() {
  const store = useEditorStore();
  const type = useEditor((state) => state.history.present.type);
  const limits = useEditor((state) => state.history.present.limits);
  const set = (settings: { [Key in keyof Settings]?: Settings[Key] | undefined }) =>
    store.getState().edit((flow) => setFlowSettings(flow, { settings }), { mergeKey: `flow ${Object.keys(settings)}` });
  const setLimit = (limit: "messages" | "megabytes", value: number | undefined) => {
    const { [limit]: _old, ...others } = limits ?? {};
    const merged = { ...others, ...(value !== undefined && { [limit]: value }) };
    set({ limits: Object.keys(merged).length > 0 ? merged : undefined });
  };
  return (
    <div className="flex flex-col gap-4">
      <Field label="Type">
        {(ids) => (
          <Select
            {...ids}
            value={type}
            options={flowTypes}
            onValueChange={(value) => set({ type: value === "realtime" ? "realtime" : "ordinary" })}
          />
        )}
      </Field>
      <ScheduleFields />
      <div className="grid grid-cols-2 gap-3">
        <Field label="Messages per queue" description="Beyond it, senders are held back.">
          {(ids) => (
            <NumberInput
              {...ids}
              value={limits?.messages}
              min={1}
              max={defaultLimits.messages}
              placeholder={defaultLimits.messages}
              onChange={(value) => setLimit("messages", value)}
            />
          )}
        </Field>
        <Field label="Megabytes per queue">
          {(ids) => (
            <NumberInput
              {...ids}
              value={limits?.megabytes}
              min={1}
              max={defaultLimits.megabytes}
              placeholder={defaultLimits.megabytes}
              onChange={(value) => setLimit("megabytes", value)}
            />
          )}
        </Field>
      </div>
    </div>
  );
}
