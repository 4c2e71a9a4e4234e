"use client";

import { type HelpPlace, resolveHelp } from "@millrace/flow";
import { ArrowLeft } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { DialogBody, DialogFooter } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { HelpLink } from "@/components/ui/help-link.tsx";
import { IconTile } from "@/components/ui/icon-tile.tsx";
import { Input } from "@/components/ui/input.tsx";
import { defaultValues } from "@/features/descriptor-form/default-values.ts";
import { DescriptorForm } from "@/features/descriptor-form/descriptor-form.tsx";
import { missingFields } from "@/features/descriptor-form/missing-fields.ts";
import { visibleValues } from "@/features/descriptor-form/visible-values.ts";
import type { CredentialFormProps, ShownComponent } from "./credential-form.tsx";
import { CredentialSaved } from "./credential-saved.tsx";
import { editableFields } from "./editable-fields.ts";
import { freeName } from "./free-name.ts";
import { useSaveCredential } from "./use-save-credential.ts";
import { VerificationFailure } from "./verification-failure.tsx";

interface CredentialFieldsProps extends Omit<CredentialFormProps, "component"> {
  component: ShownComponent;
  /** Fields of the existing credential that have a value; which one is never told. */
  setFields: readonly string[];
  takenNames: readonly string[];
}

export function CredentialFields(props: CredentialFieldsProps) {
  const { component, existing, setFields, takenNames, onSaved, onClose, onBack } = props;
  const all = component.descriptor.credentials?.fields ?? {};
  const [name, setName] = useState(existing?.name ?? freeName(component.title, takenNames));
  const [values, setValues] = useState(() => (existing ? {} : defaultValues(all)));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const fields = existing ? editableFields(all, { values, setFields }) : all;
  const saving = useSaveCredential({ component: component.name, existing, onSaved });

  const save = (options: { anyway: boolean }) => {
    const found = missingFields(fields, values);
    const nameProblem = checkName(name, takenNames);
    setProblems(nameProblem ? { ...found, "": nameProblem } : found);
    if (nameProblem || Object.keys(found).length > 0) return;
    saving.save({ name: name.trim(), values: visibleValues(fields, values), anyway: options.anyway });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation(); // the step panel that opened the wizard may be a form itself
    save({ anyway: false });
  };

  if (saving.saved) return <CredentialSaved outcome={saving.saved} name={name} onClose={onClose} />;
  return (
    <form onSubmit={submit} noValidate className="contents">
      <DialogBody className="flex flex-col gap-4">
        <ComponentLine component={component} />
        <Field label="Name" required description="How you recognise it in a step." problem={problems[""]}>
          {(ids) => (
            <Input
              {...ids}
              value={name}
              maxLength={200}
              disabled={saving.busy}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <DescriptorForm
          fields={fields}
          values={values}
          onChange={setValues}
          problems={problems}
          helpFor={(field) => help(component, { place: "credential", field })}
          disabled={saving.busy}
        />
      </DialogBody>
      {saving.failure && !saving.busy && (
        <div className="max-h-64 shrink-0 overflow-y-auto border-t p-3">
          <VerificationFailure failure={saving.failure} onSaveAnyway={() => save({ anyway: true })} />
        </div>
      )}
      <DialogFooter>
        {onBack && (
          <Button variant="ghost" className="mr-auto" disabled={saving.busy} onClick={onBack}>
            <ArrowLeft aria-hidden />
            Back
          </Button>
        )}
        <span role="status" className="text-ink-muted text-sm">
          {saving.busy && `Asking ${component.title}…`}
        </span>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={saving.busy}>
          {saving.failure ? "Retry" : "Verify and save"}
        </Button>
      </DialogFooter>
    </form>
  );
}

function ComponentLine({ component }: { component: ShownComponent }) {
  const { link } = help(component, { place: "credential" });
  return (
    <div className="flex items-center gap-3">
      <IconTile icon={component.icon} />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-sm">{component.title}</p>
        {component.description && <p className="truncate text-ink-muted text-xs">{component.description}</p>}
      </div>
      {link && <HelpLink href={link}>How to get these</HelpLink>}
    </div>
  );
}

function help(component: ShownComponent, { place, field }: { place: HelpPlace; field?: string }) {
  const { name, descriptor, helpOverrides, docsBaseUrl } = component;
  return resolveHelp(place, {
    target: { component: name, ...(field !== undefined && { field }) },
    sources: { descriptor, overrides: helpOverrides, docsBaseUrl },
  });
}

function checkName(name: string, taken: readonly string[]): string | undefined {
  if (!name.trim()) return "A credential needs a name";
  return taken.includes(name.trim()) ? "Another credential of this component has this name" : undefined;
}
