"use client";

import { type Choice, choiceLabels } from "@millrace/flow";
import { useState } from "react";
import { Checkbox } from "@/components/form/checkbox.tsx";
import { Combobox } from "@/components/form/combobox.tsx";
import { Input } from "@/components/form/input.tsx";
import { Select } from "@/components/form/select.tsx";
import { FieldChoices } from "./field-choices.tsx";
import { type FieldViewProps, textOf } from "./field-view.ts";

/** More than these are searched rather than read. */
const readable = 12;

export function SelectView(props: FieldViewProps) {
  const { field, value, onChange, ids, disabled } = props;
  const chosen = textOf(value);
  return (
    <FieldChoices {...props}>
      {({ choices, isLoadedByComponent }) => {
        const options = [...goneOption(chosen, choices), ...optionsOf(choices)];
        const control = { ...ids, value: chosen, onValueChange: onChange, options };
        const cannotChoose = disabled || options.length === 0;
        // How many a real system has is not known beforehand: those are always searched.
        return isLoadedByComponent || options.length > readable ? (
          <Combobox
            {...control}
            placeholder={placeholderOf(props)}
            searchPlaceholder={`Search ${field.label}`}
            disabled={cannotChoose}
          />
        ) : (
          <Select {...control} placeholder={placeholderOf(props)} disabled={cannotChoose} />
        );
      }}
    </FieldChoices>
  );
}

export function MultiSelectView(props: FieldViewProps) {
  return (
    <FieldChoices {...props}>{({ choices }) => <ManyChoices {...props} labels={choiceLabels(choices)} />}</FieldChoices>
  );
}

function ManyChoices({ field, value, onChange, ids, disabled, labels }: FieldViewProps & { labels: Labels }) {
  const [query, setQuery] = useState("");
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const gone = chosen.filter((key) => !Object.hasOwn(labels, key)).map((key) => [key, goneLabel(key)] as const);
  const all = [...gone, ...Object.entries(labels)];
  if (all.length === 0) {
    return (
      <p className="flex h-8 items-center text-ink-muted text-sm">{field.prompt ?? "Nothing to choose from yet."}</p>
    );
  }
  const wanted = query.trim().toLowerCase();
  const shown = all.filter(([, label]) => label.toLowerCase().includes(wanted));
  const toggle = (key: string) => {
    const next = chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key];
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <fieldset
      id={ids.id}
      aria-label={field.label}
      aria-describedby={ids["aria-describedby"]}
      className="min-w-0 flex-1 rounded-control border border-line-strong bg-surface"
    >
      {all.length > readable && (
        <div className="flex items-center gap-2 border-b p-1">
          <Input
            type="search"
            aria-label={`Search ${field.label}`}
            placeholder="Search…"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <span className="shrink-0 pr-1.5 text-ink-faint text-xs tabular-nums">{chosen.length} chosen</span>
        </div>
      )}
      <div className="flex max-h-48 flex-col overflow-y-auto p-1">
        {shown.map(([key, label]) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control
          <label key={key} className="flex min-h-7 items-center gap-2 rounded-sm px-1.5 text-sm hover:bg-hover">
            <Checkbox checked={chosen.includes(key)} disabled={disabled ?? false} onCheckedChange={() => toggle(key)} />
            <span className="min-w-0 break-words">{label}</span>
          </label>
        ))}
        {shown.length === 0 && <p className="px-1.5 py-1 text-ink-muted text-sm">Nothing matches.</p>}
      </div>
    </fieldset>
  );
}

type Labels = Record<string, string>;

function optionsOf(choices: readonly Choice[]) {
  // A list's entry without a key or a text cannot be chosen.
  return Object.entries(choiceLabels(choices))
    .filter(([key]) => key !== "")
    .map(([key, label]) => ({ value: key, label }));
}

/** A key that the list no longer has stays visible: hiding it would look like nothing was chosen. */
function goneOption(chosen: string, choices: readonly Choice[]) {
  const isGone = chosen !== "" && !Object.hasOwn(choiceLabels(choices), chosen);
  return isGone ? [{ value: chosen, label: goneLabel(chosen) }] : [];
}

function goneLabel(key: string): string {
  return `${key} (not in the list)`;
}

function placeholderOf({ field }: FieldViewProps): string {
  return field.prompt ?? field.placeholder ?? "Choose…";
}
