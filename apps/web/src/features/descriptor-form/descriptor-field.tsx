"use client";

import type { FieldDescriptor, Help } from "@millrace/flow";
import type { ComponentType, ReactNode } from "react";
import { Field } from "@/components/form/field.tsx";
import { CheckBoxField } from "./check-box-field.tsx";
import { MultiSelectView, SelectView } from "./choice-views.tsx";
import { CodeView, JsonataView, JsonTextView } from "./code-views.tsx";
import { CsvReadView, CsvWriteView } from "./csv-view.tsx";
import type { FieldOptions, FieldViewProps } from "./field-view.ts";
import { HttpAuthView } from "./http-auth-view.tsx";
import { NamesView } from "./names-view.tsx";
import { OAuth1View } from "./oauth1-view.tsx";
import { RestApiView } from "./rest-api-view.tsx";
import { SelectTreeView } from "./select-tree-view.tsx";
import { PasswordView, TextAreaView, TextView } from "./text-views.tsx";
import { WebhookAuthView } from "./webhook-auth-view.tsx";

/** How each view class of a descriptor is edited. */
const views: Record<string, ComponentType<FieldViewProps>> = {
  TextFieldView: TextView,
  TextFieldWithNoteView: TextView,
  TextView,
  PasswordFieldView: PasswordView,
  TextAreaView,
  TextAreaWithNoteView: TextAreaView,
  SelectView,
  MultiSelectView,
  JSONataView: JsonataView,
  CodeFieldView: CodeView,
  WebhookAuthView,
  SelectTreeView,
  SelectPropertyView: TextView,
  HTTPAuthView: HttpAuthView,
  RESTAPIView: RestApiView,
  CSVReadView: CsvReadView,
  CSVWriteView: CsvWriteView,
  InMetadataExtensionView: NamesView,
  WebHookPayloadView: JsonTextView,
  OutMetadataView: JsonTextView,
  OAuth1View,
};

export interface DescriptorFieldProps {
  /** Key of the field in the descriptor. */
  name: string;
  field: FieldDescriptor;
  value: unknown;
  /** `undefined` takes the value out of the configuration. */
  onChange(value: unknown): void;
  problem?: string | undefined;
  /** Help as the administrator's rules make it; without it the descriptor's own. */
  help?: Help | undefined;
  /** For selects whose `model` names a function. */
  options?: FieldOptions | undefined;
  disabled?: boolean | undefined;
  /** Labels of fields that have to be filled before this one. */
  waitsFor?: readonly string[] | undefined;
  /** Stands at the right end of the label's row, for instance a fixed/expression switch. */
  aside?: ReactNode;
  /** Takes the place of the view's control, for instance while the field holds an expression. */
  children?: ((ids: FieldViewProps["ids"]) => ReactNode) | undefined;
}

/** One field of a component's form: step configuration and credentials look the same. */
export function DescriptorField(props: DescriptorFieldProps) {
  const { name, field, value, onChange, problem, options, disabled, aside, children } = props;
  const help = helpOf(field, props.help);
  const View = views[field.viewClass] ?? TextView;
  if (field.viewClass === "CheckBoxView" && !children) {
    return (
      <CheckBoxField
        label={field.label}
        description={field.description}
        {...{ help, problem, value, onChange, disabled, aside }}
      />
    );
  }
  return (
    <Field
      label={field.label}
      description={waitingText(props.waitsFor) ?? descriptionOf(field)}
      required={field.required}
      className="descriptor-field"
      {...{ help, problem, aside }}
    >
      {(ids) => (
        <div data-field={name}>
          {children ? children(ids) : <View {...{ field, value, onChange, ids, options, disabled }} />}
        </div>
      )}
    </Field>
  );
}

function waitingText(labels: readonly string[] | undefined): string | undefined {
  return labels && labels.length > 0 ? `Fill ${labels.join(" and ")} first.` : undefined;
}

/** Classic descriptors explain a field in `note`; it opens at the "?" like help does. */
function helpOf(
  field: FieldDescriptor,
  resolved: Help | undefined,
): { description?: string | undefined; link?: string | undefined } {
  const own = resolved ?? field.help ?? {};
  const note = isNoteShown(field) ? undefined : noteOf(field);
  return { ...own, description: own.description ?? note };
}

/** Some descriptors write the key with a capital. */
function noteOf({ note, Note }: FieldDescriptor): string | undefined {
  return note ?? (typeof Note === "string" ? Note : undefined);
}

/** These views show their note beneath the control instead of at the "?". */
function isNoteShown(field: FieldDescriptor): boolean {
  return field.viewClass.endsWith("WithNoteView");
}

/** Drawn elsewhere than by a view of this table. */
const ownControls: ReadonlySet<string> = new Set(["CheckBoxView", "OAuthFieldView"]);

function descriptionOf(field: FieldDescriptor): string | undefined {
  const known = field.viewClass in views || ownControls.has(field.viewClass);
  if (known) return [field.description, isNoteShown(field) && noteOf(field)].filter(Boolean).join("<br>") || undefined;
  // A view this version does not draw is still editable, as the text of its value.
  const note = `Edited as text: there is no editor for ${field.viewClass} yet.`;
  return field.description ? `${field.description} ${note}` : note;
}
