"use client";

import { type ComponentDescriptor, type HelpPlace, helpRuleProblems } from "@millrace/flow";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { Checkbox } from "@/components/form/checkbox.tsx";
import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { Select } from "@/components/form/select.tsx";
import { DialogForm } from "@/components/overlay/dialog-form.tsx";
import { readApiError } from "@/lib/api-error.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { HelpPreview } from "./help-preview.tsx";
import { type HelpRule, placeLabels } from "./help-rule.ts";

const any = "*"; // a select cannot have an empty value

interface HelpRuleFormProps {
  rule: HelpRule | undefined;
  rules: readonly HelpRule[];
  onClose(): void;
}

/** What the rule catches and what it does, at the left; what that changes, at the right, while it is typed. */
export function HelpRuleForm({ rule, rules, onClose }: HelpRuleFormProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const components = useQuery(trpc.component.list.queryOptions());
  const base = useQuery(trpc.settings.docsBaseUrl.queryOptions());
  const [component, setComponent] = useState(rule?.component ?? any);
  const [named, setNamed] = useState(rule?.function ?? any);
  const [place, setPlace] = useState<string>(rule?.place ?? any);
  const [field, setField] = useState(rule?.field ?? "");
  const [link, setLink] = useState(rule?.link ?? "");
  const [description, setDescription] = useState(rule?.description ?? "");
  const [hidden, setHidden] = useState(rule?.hidden ?? false);
  const [isTried, setTried] = useState(false);
  const shown = useQuery(trpc.component.show.queryOptions({ name: component }, { enabled: component !== any }));
  const save = useMutation(
    trpc.help.save.mutationOptions({
      onSuccess: () => {
        onClose();
        return queryClient.invalidateQueries(); // every place that shows help is made anew
      },
    }),
  );
  const wish = {
    ...(component !== any && { component }),
    ...(named !== any && { function: named }),
    ...(isPlace(place) && { place }),
    ...(field.trim() && { field: field.trim() }),
    ...(!hidden && link.trim() && { link: link.trim() }),
    ...(!hidden && description.trim() && { description: description.trim() }),
    ...(hidden && { hidden }),
  };
  const draft = useDeferredValue(wish);
  const found = helpRuleProblems(wish, { findComponent: () => shown.data?.descriptor });
  const isJudged = component === any || shown.data !== undefined;
  // While it is still empty nothing is wrong with it yet.
  const problem = (part: "field" | "link") =>
    isJudged && (isTried || (part === "link" ? link !== "" : true))
      ? found.find((one) => one.part === part)?.message
      : undefined;
  const submit = () => {
    setTried(true);
    if (found.length === 0) save.mutate({ ...wish, ...(rule && { id: rule.id }) });
  };
  const chosen = components.data?.find(({ name }) => name === component);
  const others = rules.filter(({ id }) => id !== rule?.id);
  return (
    <DialogForm
      action="Save rule"
      onSubmit={submit}
      busy={save.isPending}
      className="grid grid-cols-[minmax(0,5fr)_minmax(0,6fr)] gap-6"
    >
      <div className="flex flex-col gap-4">
        <Field label="Component">
          {(ids) => (
            <Select
              {...ids}
              value={component}
              onValueChange={(name) => {
                setComponent(name);
                setNamed(any);
              }}
              options={[
                { value: any, label: "Every component" },
                ...(components.data ?? []).map(({ name, title }) => ({ value: name, label: title })),
              ]}
            />
          )}
        </Field>
        <Field label="Trigger or action">
          {(ids) => (
            <Select
              {...ids}
              value={named}
              onValueChange={setNamed}
              disabled={!chosen}
              options={[
                { value: any, label: "All of them" },
                ...[...(chosen?.triggers ?? []), ...(chosen?.actions ?? [])].map(({ name, title }) => ({
                  value: name,
                  label: title,
                })),
              ]}
            />
          )}
        </Field>
        <Field label="Place">
          {(ids) => (
            <Select
              {...ids}
              value={place}
              onValueChange={setPlace}
              options={[
                { value: any, label: "Every place" },
                ...Object.entries(placeLabels).map(([value, label]) => ({ value, label })),
              ]}
            />
          )}
        </Field>
        <Field label="Field" problem={problem("field")}>
          {(ids) => (
            <FieldInput ids={ids} value={field} onChange={setField} descriptor={shown.data?.descriptor} named={named} />
          )}
        </Field>
        <Field
          label="Link"
          description="May hold <code>{component}</code>, <code>{version}</code>, <code>{function}</code>, <code>{field}</code>, and <code>{link}</code> for the component's own. With / in front it is joined to the documentation's address."
          problem={save.isError ? readApiError(save.error).message : problem("link")}
        >
          {(ids) => (
            <Input
              {...ids}
              placeholder="https://handbook.example.com/{component}/{function}"
              value={link}
              disabled={hidden}
              onChange={(event) => setLink(event.target.value)}
            />
          )}
        </Field>
        <Field label="Text" description="In place of the component's own words. Empty: those stay.">
          {(ids) => (
            <Input
              {...ids}
              value={description}
              disabled={hidden}
              maxLength={2000}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control */}
        <label className="flex items-center gap-2 text-sm">
          <Checkbox checked={hidden} onCheckedChange={(ticked) => setHidden(ticked === true)} />
          Show no help at these places
        </label>
      </div>
      <section aria-label="Preview" className="flex min-w-0 flex-col gap-3">
        <h2 className="font-medium text-sm">What it will look like</h2>
        <HelpPreview
          overrides={found.length === 0 ? [draft, ...others] : others}
          draft={draft}
          docsBaseUrl={base.data?.url}
          component={component === any ? undefined : component}
          functionName={named === any ? undefined : named}
        />
      </section>
    </DialogForm>
  );
}

interface FieldInputProps {
  ids: { id: string };
  value: string;
  onChange(value: string): void;
  descriptor: ComponentDescriptor | undefined;
  named: string;
}

/** A text with the known fields as suggestions: a mapping's properties may be known to the system alone. */
function FieldInput({ ids, value, onChange, descriptor, named }: FieldInputProps) {
  const own = descriptor?.triggers?.[named] ?? descriptor?.actions?.[named];
  const known = [descriptor?.fields, own?.fields, descriptor?.credentials?.fields].flatMap((fields) =>
    Object.keys(fields ?? {}),
  );
  return (
    <>
      <Input
        {...ids}
        list={`${ids.id}-known`}
        placeholder="Every field"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={`${ids.id}-known`}>
        {[...new Set(known)].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

function isPlace(text: string): text is HelpPlace {
  return text in placeLabels;
}
