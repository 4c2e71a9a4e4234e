"use client";

import { defaultStepSettings, type StepSettings, usualPrefetch } from "@millrace/flow";
import { Checkbox } from "@/components/form/checkbox.tsx";
import { Field } from "@/components/form/field.tsx";
import { NumberInput } from "@/components/form/number-input.tsx";
import { Textarea } from "@/components/form/textarea.tsx";
import { useStepKind } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { setStepSettings } from "@/features/flow-editor/document/change-settings.ts";
import { describeStep } from "@/features/flow-editor/document/change-step.ts";
import { useEditor, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { PanelSection } from "../panel-section.tsx";
import { useStep } from "../use-step.ts";
import { LogLevelField } from "./log-level-field.tsx";
import { ResetSetting } from "./reset-setting.tsx";

type Patch = { [Key in keyof StepSettings]?: StepSettings[Key] | undefined };

const none: StepSettings = {};

/** How the step runs: its containers, its patience, what it passes on. */
export function AdvancedTab({ stepId }: { stepId: string }) {
  const store = useEditorStore();
  const settings = useEditor((state) => state.history.present.nodes_config?.[stepId] ?? none);
  const description = useStep(stepId)?.description;
  const runtime = useStepKind(stepId).component?.runtime;
  const set = (patch: Patch) =>
    store.getState().edit((flow) => setStepSettings(flow, { stepId, settings: patch }), {
      mergeKey: `settings ${stepId} ${Object.keys(patch)}`,
    });
  const setRebound = (patch: { limit?: number | undefined; initialSeconds?: number | undefined }) => {
    const merged = Object.fromEntries(
      Object.entries({ ...settings.rebound, ...patch }).filter(([, value]) => value !== undefined),
    );
    set({ rebound: Object.keys(merged).length > 0 ? merged : undefined });
  };
  return (
    <>
      <p className="px-4 pt-3 text-ink-muted text-xs">
        A running flow takes these over when its next version is published. To scale or pause it at once, use Live.
      </p>
      <PanelSection title="Parallel work">
        <div className="grid grid-cols-2 gap-3">
          <Field
            label="Containers"
            description="Identical ones that share the queue. 1 to 20."
            aside={
              <ResetSetting
                label="Containers"
                isChanged={settings.replicas !== undefined}
                onReset={() => set({ replicas: undefined })}
              />
            }
          >
            {(ids) => (
              <NumberInput
                {...ids}
                value={settings.replicas}
                min={1}
                max={20}
                placeholder={defaultStepSettings.replicas}
                onChange={(replicas) => set({ replicas })}
              />
            )}
          </Field>
          <Field
            label="Messages at once"
            description="Per container. 1 keeps the order. 1 to 1 000."
            aside={
              <ResetSetting
                label="Messages at once"
                isChanged={settings.prefetch !== undefined}
                onReset={() => set({ prefetch: undefined })}
              />
            }
          >
            {(ids) => (
              <NumberInput
                {...ids}
                value={settings.prefetch}
                min={1}
                max={1000}
                placeholder={usualPrefetch(runtime ?? "millrace")}
                onChange={(prefetch) => set({ prefetch })}
              />
            )}
          </Field>
        </div>
      </PanelSection>
      <PanelSection title="Container">
        <div className="grid grid-cols-2 gap-3">
          <Field
            label="Memory (MB)"
            description="Beyond it the container is ended and replaced. 32 to 65 536."
            aside={
              <ResetSetting
                label="Memory (MB)"
                isChanged={settings.memoryMb !== undefined}
                onReset={() => set({ memoryMb: undefined })}
              />
            }
          >
            {(ids) => (
              <NumberInput
                {...ids}
                value={settings.memoryMb}
                min={32}
                max={65_536}
                placeholder={defaultStepSettings.memoryMb}
                onChange={(memoryMb) => set({ memoryMb })}
              />
            )}
          </Field>
          <Field
            label="Processors"
            description="Cores, also parts of one. 0.05 to 64."
            aside={
              <ResetSetting
                label="Processors"
                isChanged={settings.cpus !== undefined}
                onReset={() => set({ cpus: undefined })}
              />
            }
          >
            {(ids) => (
              <NumberInput
                {...ids}
                value={settings.cpus}
                min={0.05}
                max={64}
                fractional
                placeholder={defaultStepSettings.cpus}
                onChange={(cpus) => set({ cpus })}
              />
            )}
          </Field>
          <Field
            label="Time-out (s)"
            description="For one message. 0: none. Up to 86 400."
            aside={
              <ResetSetting
                label="Time-out (s)"
                isChanged={settings.timeoutSeconds !== undefined}
                onReset={() => set({ timeoutSeconds: undefined })}
              />
            }
          >
            {(ids) => (
              <NumberInput
                {...ids}
                value={settings.timeoutSeconds}
                min={0}
                max={86_400}
                placeholder={defaultStepSettings.timeoutSeconds}
                onChange={(timeoutSeconds) => set({ timeoutSeconds })}
              />
            )}
          </Field>
          <LogLevelField level={settings.log_level} onChange={(log_level) => set({ log_level })} />
        </div>
      </PanelSection>
      <PanelSection title="Retry (rebound)">
        <div className="grid grid-cols-2 gap-3">
          <Field
            label="Attempts"
            description="Then it becomes an error. 0 to 50."
            aside={
              <ResetSetting
                label="Attempts"
                isChanged={settings.rebound?.limit !== undefined}
                onReset={() => setRebound({ limit: undefined })}
              />
            }
          >
            {(ids) => (
              <NumberInput
                {...ids}
                value={settings.rebound?.limit}
                min={0}
                max={50}
                placeholder={defaultStepSettings.rebound.limit}
                onChange={(limit) => setRebound({ limit })}
              />
            )}
          </Field>
          <Field
            label="First delay (s)"
            description="Doubles with each attempt. 1 to 86 400."
            aside={
              <ResetSetting
                label="First delay (s)"
                isChanged={settings.rebound?.initialSeconds !== undefined}
                onReset={() => setRebound({ initialSeconds: undefined })}
              />
            }
          >
            {(ids) => (
              <NumberInput
                {...ids}
                value={settings.rebound?.initialSeconds}
                min={1}
                max={86_400}
                placeholder={defaultStepSettings.rebound.initialSeconds}
                onChange={(initialSeconds) => setRebound({ initialSeconds })}
              />
            )}
          </Field>
        </div>
      </PanelSection>
      <PanelSection title="Message">
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control */}
        <label className="flex items-start gap-2 text-sm">
          <Checkbox
            className="mt-0.5"
            checked={settings.passthrough?.disabled !== true}
            onCheckedChange={(ticked) => set({ passthrough: ticked === true ? undefined : { disabled: true } })}
          />
          <span>
            Pass earlier steps' output on
            <span className="block text-ink-faint text-xs">
              Later steps can then use it as elasticio.{stepId}.body. Off makes messages smaller.
            </span>
          </span>
        </label>
      </PanelSection>
      <PanelSection title="Note">
        <Field label="What this step is for">
          {(ids) => (
            <Textarea
              {...ids}
              value={description ?? ""}
              maxLength={4000}
              onChange={(event) =>
                store.getState().edit((flow) => describeStep(flow, { stepId, description: event.target.value }), {
                  mergeKey: `describe ${stepId}`,
                })
              }
            />
          )}
        </Field>
      </PanelSection>
    </>
  );
}
