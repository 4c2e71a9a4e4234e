"use client";

import { defaultLimits } from "@millrace/flow";
import { Field } from "@/components/form/field.tsx";
import { NumberInput } from "@/components/form/number-input.tsx";
import { useWorkspaceSettings } from "@/features/workspace-settings/use-workspace-settings.ts";
import { formatCount } from "@/lib/format-count.ts";
import { useEditor } from "../store/editor-context.tsx";
import { useSetFlowSettings } from "./use-set-flow-settings.ts";
import { useSettingsProblem } from "./use-settings-problem.ts";

/** What a queue of the flow may hold; at most what the workspace allows. */
export function LimitFields() {
  const limits = useEditor((state) => state.history.present.limits);
  const set = useSetFlowSettings();
  const workspace = useWorkspaceSettings();
  const messagesProblem = useSettingsProblem("messages");
  const megabytesProblem = useSettingsProblem("megabytes");
  const most = {
    messages: workspace?.maxMessages ?? defaultLimits.messages,
    megabytes: workspace?.maxMegabytes ?? defaultLimits.megabytes,
  };
  const setLimit = (limit: "messages" | "megabytes", value: number | undefined) => {
    const { [limit]: _old, ...others } = limits ?? {};
    const merged = { ...others, ...(value !== undefined && { [limit]: value }) };
    set({ limits: Object.keys(merged).length > 0 ? merged : undefined });
  };
  const happens = workspace?.limited ? "stopped, and its messages are dropped" : "suspended, and keeps its messages";
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field
        label="Messages per queue"
        problem={messagesProblem}
        description={`This workspace allows up to ${formatCount(most.messages)}.`}
      >
        {(ids) => (
          <div data-field="messages">
            <NumberInput
              {...ids}
              value={limits?.messages}
              min={1}
              max={most.messages}
              placeholder={most.messages}
              onChange={(value) => setLimit("messages", value)}
            />
          </div>
        )}
      </Field>
      <Field
        label="Megabytes per queue"
        problem={megabytesProblem}
        description={`This workspace allows up to ${formatCount(most.megabytes)}.`}
      >
        {(ids) => (
          <div data-field="megabytes">
            <NumberInput
              {...ids}
              value={limits?.megabytes}
              min={1}
              max={most.megabytes}
              placeholder={most.megabytes}
              onChange={(value) => setLimit("megabytes", value)}
            />
          </div>
        )}
      </Field>
      <p className="col-span-2 -mt-1 text-ink-faint text-xs">
        When a queue reaches its limit, the flow is {happens}. Senders are held back, so that no queue grows beyond it.
      </p>
    </div>
  );
}
