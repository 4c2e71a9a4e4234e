"use client";

import { type FieldDescriptor, isExpressionValue, resolveHelp } from "@millrace/flow";
import { useState } from "react";
import { DescriptorField } from "@/features/descriptor-form/descriptor-field.tsx";
import { isWaiting } from "@/features/descriptor-form/descriptor-form.tsx";
import { textOf } from "@/features/descriptor-form/field-view.ts";
import { isFilled } from "@/features/descriptor-form/is-filled.ts";
import { setField } from "@/features/flow-editor/document/change-step.ts";
import { useStepProblems } from "@/features/flow-editor/problems/problem-context.tsx";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import type { SampleMessage } from "@/features/mapping/evaluate-expression.ts";
import { ExpressionInput } from "@/features/mapping/expression-input.tsx";
import { modeOf } from "@/features/mapping/fixed-or-expression.ts";
import { ModeSwitch } from "@/features/mapping/mode-switch.tsx";
import { PathDrop } from "@/features/mapping/path-drop.tsx";
import { PropertyPathInput } from "@/features/mapping/property-path-input.tsx";
import type { StepSample } from "@/features/mapping/step-samples.ts";
import type { UnknownStep } from "@/features/mapping/use-unknown-before.ts";
import { StepSources } from "./step-sources.tsx";
import { switchMode } from "./switch-mode.ts";
import { useFieldOptions } from "./use-field-options.ts";
import type { StepForm } from "./use-step.ts";

interface StepFieldProps {
  stepId: string;
  name: string;
  field: FieldDescriptor;
  form: StepForm;
  values: Record<string, unknown>;
  credential: string | undefined;
  message: SampleMessage | undefined;
  mapper: Record<string, string> | undefined;
  samples: readonly StepSample[];
  /** Steps that there is no sample of. */
  unknown: readonly UnknownStep[];
  /** The step that the message at hand comes from. */
  source: string | undefined;
}

/** One field of a step: its view, or an expression in its place. */
export function StepField(props: StepFieldProps) {
  const { stepId, name, field, form, values, credential, message, mapper } = props;
  const store = useEditorStore();
  const flowId = useFlowId();
  const [isPicked, setPicked] = useState(false);
  const value = values[name];
  const problem = useStepProblems(stepId).find((candidate) => candidate.field === name && !candidate.edgeId)?.message;
  const set = (next: unknown) =>
    store
      .getState()
      .edit((flow) => setField(flow, { stepId, field: name, value: next }), { mergeKey: `field ${stepId} ${name}` });
  const options = useFieldOptions({ field, form, values, credential });
  const canExpress = form.found.role === "action" && mayBeExpression(field);
  const mode = modeOf(value);
  const expression = expressionView();
  const known = { ...form.sources.descriptor.fields, ...form.found.descriptor.fields };
  const waitsFor = (field.require ?? [])
    .filter((other) => !isFilled(values[other]))
    .map((other) => known[other]?.label ?? other);
  const takesDrop = canExpress && mode === "fixed" && field.viewClass !== "JSONataView";
  const drawn = (
    <DescriptorField
      name={name}
      field={field}
      value={value}
      onChange={set}
      problem={problem}
      help={resolveHelp("field", {
        target: { component: form.component, function: form.found.name, field: name },
        sources: form.sources,
      })}
      options={options}
      disabled={isWaiting(field, values)}
      waitsFor={waitsFor}
      {...(canExpress && {
        aside: (
          <ModeSwitch
            label={field.label}
            mode={mode}
            onChange={(next) => {
              setPicked(false);
              switchMode({ key: `${flowId} ${stepId} ${name}`, value, onChange: set }, next);
            }}
          />
        ),
      })}
      {...(expression && { children: expression })}
    />
  );
  if (takesDrop) return <PathDrop onDrop={dropPath}>{drawn}</PathDrop>;
  const writesSource = sourceViews.has(field.viewClass);
  return writesSource ? <StepSources {...{ message, mapper }}>{drawn}</StepSources> : drawn;

  /** The fixed value is kept for the way back. */
  function dropPath(path: string) {
    setPicked(true);
    const pick = () =>
      store.getState().edit((flow) => setField(flow, { stepId, field: name, value: { jsonata: path } }));
    switchMode({ key: `${flowId} ${stepId} ${name}`, value, onChange: pick }, "expression");
  }

  function propertyPicker(ids: Parameters<ControlInstead>[0]) {
    return (
      <PropertyPathInput
        ids={ids}
        label={field.label}
        value={textOf(value)}
        placeholder={field.placeholder}
        samples={props.samples}
        unknown={props.unknown}
        source={props.source}
        message={mapper ? undefined : message}
        disabled={isWaiting(field, values)}
        onChange={(path) => set(path || undefined)}
      />
    );
  }

  function expressionView() {
    if (field.viewClass === "SelectPropertyView" && mode === "fixed") return propertyPicker;
    const isSource = field.viewClass === "JSONataView";
    if (!isSource && mode === "fixed") return undefined;
    const source = isExpressionValue(value) ? value.jsonata : textOf(value);
    return (ids: Parameters<ControlInstead>[0]) => (
      <ExpressionInput
        ids={ids}
        source={source}
        placeholder={field.placeholder}
        message={message}
        mapper={mapper}
        isPicked={isPicked}
        {...(isSource && { className: "min-h-24" })}
        onChange={(next) => set(isSource ? next || undefined : { jsonata: next })}
      />
    );
  }
}

/** A control in place of the field's view. */
type ControlInstead = NonNullable<Parameters<typeof DescriptorField>[0]["children"]>;

/** Views that hold JSONata or code of their own. */
const sourceViews = new Set(["RESTAPIView", "CodeFieldView"]);

const expressionViews = new Set([
  "TextFieldView",
  "TextFieldWithNoteView",
  "TextView",
  "TextAreaView",
  "TextAreaWithNoteView",
  "SelectView",
  "CheckBoxView",
]);

/** What the descriptor says, else by the view: secrets, code and lists stay fixed. */
function mayBeExpression(field: FieldDescriptor): boolean {
  return field.expression ?? expressionViews.has(field.viewClass);
}
