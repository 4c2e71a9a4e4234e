"use client";

import { hasOAuth1Page, isFieldVisible, type KindField, oauthProtocol } from "@millrace/flow";
import { ArrowLeft } from "lucide-react";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { type ControlIds, Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { DialogBody, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { defaultValues } from "@/features/descriptor-form/default-values.ts";
import { DescriptorForm, isWaiting } from "@/features/descriptor-form/descriptor-form.tsx";
import { missingFields } from "@/features/descriptor-form/missing-fields.ts";
import { visibleValues } from "@/features/descriptor-form/visible-values.ts";
import { ComponentLine } from "./component-line.tsx";
import type { CredentialFormProps, ShownComponent } from "./credential-form.tsx";
import { credentialHelp } from "./credential-help.ts";
import { CredentialSaved } from "./credential-saved.tsx";
import { editableFields } from "./editable-fields.ts";
import { Elapsed } from "./elapsed.tsx";
import { freeName } from "./free-name.ts";
import { KeptValue } from "./kept-value.tsx";
import { OAuthConnect } from "./oauth-connect.tsx";
import { OAuth1Connect } from "./oauth1-connect.tsx";
import { useSaveCredential } from "./use-save-credential.ts";
import { VerificationFailure } from "./verification-failure.tsx";

interface CredentialFieldsProps extends Omit<CredentialFormProps, "component"> {
  component: ShownComponent;
  /** Fields of the existing credential that have a value; which one is never told. */
  setFields: readonly string[];
  takenNames: readonly string[];
  kinds: KindField | undefined;
  /** The kind that was chosen before the form was shown. */
  kind: string | undefined;
  /** How the existing credential signs in, in words. */
  keptKind: string | undefined;
}

export function CredentialFields(props: CredentialFieldsProps) {
  const { component, existing, setFields, takenNames, kinds, kind, keptKind, onSaved, onClose, onBack, onTyped } =
    props;
  const all = component.descriptor.credentials?.fields ?? {};
  const [name, setName] = useState(existing?.name ?? freeName(component.title, takenNames));
  const [values, setValues] = useState(() => (existing ? {} : { ...defaultValues(all), ...chosen(kinds, kind) }));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [replaced, setReplaced] = useState<readonly string[]>([]);
  const fields = existing ? editableFields(all, { values, setFields }) : all;
  const saving = useSaveCredential({ component: component.name, existing, onSaved });
  useEffect(() => onTyped(saving.saved === undefined && saving.isTouched), [onTyped, saving.saved, saving.isTouched]);

  const change = (next: Record<string, unknown>) => {
    setValues(next);
    saving.touch();
  };
  const save = (options: { anyway: boolean }) => {
    const found = missingFields(fields, values);
    const nameProblem = checkName(name, takenNames);
    setProblems(nameProblem ? { ...found, "": nameProblem } : found);
    if (nameProblem || Object.keys(found).length > 0) return;
    saving.save({ name: name.trim(), values: visibleValues(fields, values), anyway: options.anyway });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation(); // the step panel that opened the wizard may be a form itself
    save({ anyway: false });
    const form = event.currentTarget;
    requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  };
  const controlFor = (field: string): ((ids: ControlIds) => ReactNode) | undefined => {
    const described = fields[field];
    const protocol = described && oauthProtocol(described);
    if (described && protocol && (protocol === "oauth2" || hasOAuth1Page(component.descriptor))) {
      const isKept = setFields.includes(field);
      const fill = (value: unknown) => change({ ...values, [field]: value });
      const onGranted = (attempt: string) => {
        fill({ attempt });
        saving.forgetFailure();
      };
      const connect = {
        onGranted,
        label: described.label,
        component,
        values: visibleValues(fields, values),
        credentialId: existing?.id,
        isKept,
        isWaiting: !isKept && isWaiting(described, values),
        disabled: saving.busy,
      };
      if (protocol === "oauth1") {
        return (ids) => (
          <OAuth1Connect {...connect} ids={ids} field={described} value={values[field]} onChange={fill} />
        );
      }
      return (ids) => <OAuthConnect {...connect} ids={ids} protocol={protocol} />;
    }
    if (!described || !setFields.includes(field) || replaced.includes(field) || values[field] !== undefined)
      return undefined;
    if (!isFieldVisible(described, values)) return undefined;
    return (ids) => (
      <KeptValue ids={ids} label={described.label} onReplace={() => setReplaced((others) => [...others, field])} />
    );
  };

  if (saving.saved) return <CredentialSaved outcome={saving.saved} name={name} isNew={!existing} onClose={onClose} />;
  return (
    <form onSubmit={submit} noValidate className="contents">
      <DialogBody className="flex flex-col gap-4">
        <ComponentLine component={component} kind={kind === undefined ? keptKind : kinds?.choices[kind]} />
        <Field label="Name" required description="How you recognise it in a step." problem={problems[""]}>
          {(ids) => (
            <Input
              {...ids}
              value={name}
              maxLength={200}
              autoFocus
              disabled={saving.busy}
              onChange={(event) => {
                setName(event.target.value);
                saving.touch();
              }}
            />
          )}
        </Field>
        <DescriptorForm
          fields={kind === undefined ? fields : without(fields, kinds?.name)}
          values={values}
          onChange={change}
          problems={problems}
          helpFor={(field) => credentialHelp(component, { field })}
          controlFor={controlFor}
          disabled={saving.busy}
        />
      </DialogBody>
      {saving.failure && !saving.busy && (
        <div className="max-h-64 shrink-0 overflow-y-auto border-t px-4 py-3">
          <VerificationFailure
            failure={saving.failure}
            actions={
              saving.failure.canSaveAnyway && (
                <Button size="sm" onClick={() => save({ anyway: true })}>
                  Save anyway
                </Button>
              )
            }
          />
        </div>
      )}
      <DialogFooter>
        {onBack && (
          <Button variant="ghost" className="-ml-3 mr-auto" disabled={saving.busy} onClick={onBack}>
            <ArrowLeft aria-hidden />
            Back
          </Button>
        )}
        <span role="status" className="text-ink-muted text-sm">
          {saving.busy && (
            <>
              Asking {component.title}… <Elapsed />
            </>
          )}
        </span>
        {saving.busy ? <Button onClick={saving.cancel}>Stop asking</Button> : <Button onClick={onClose}>Cancel</Button>}
        <Button type="submit" variant="primary" busy={saving.busy}>
          {saving.failure ? "Retry" : "Verify and save"}
        </Button>
      </DialogFooter>
    </form>
  );
}

function chosen(kinds: KindField | undefined, kind: string | undefined): Record<string, unknown> {
  return kinds && kind !== undefined ? { [kinds.name]: kind } : {};
}

/** The descriptor's fields without the one that was answered a step before. */
function without<Value>(fields: Record<string, Value>, name: string | undefined): Record<string, Value> {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name));
}

function checkName(name: string, taken: readonly string[]): string | undefined {
  if (!name.trim()) return "A credential needs a name";
  return taken.includes(name.trim()) ? "Another credential of this component has this name" : undefined;
}
