"use client";

import { RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Select } from "@/components/ui/select.tsx";
import { Spinner } from "@/components/ui/spinner.tsx";
import { type FieldOptions, type FieldViewProps, textOf } from "./field-view.ts";

export function SelectView({ field, value, onChange, ids, options, disabled }: FieldViewProps) {
  const available = readOptions(field, options);
  if (available.status !== "loaded") return <OptionsNotThere options={available} />;
  const chosen = textOf(value);
  const choices = Object.entries(available.choices).map(([key, label]) => ({ value: key, label }));
  // A key that the list no longer has stays visible: hiding it would look like nothing was chosen.
  const kept =
    chosen !== "" && !(chosen in available.choices) ? [{ value: chosen, label: `${chosen} (not in the list)` }] : [];
  const select = (
    <Select
      {...ids}
      value={chosen}
      onValueChange={onChange}
      options={[...kept, ...choices]}
      placeholder={field.prompt ?? field.placeholder}
      disabled={disabled || choices.length + kept.length === 0}
    />
  );
  const { onRefresh } = available;
  if (!onRefresh) return select;
  return (
    <div className="flex gap-1">
      {select}
      <IconButton label={`Load the choices of ${field.label} again`} disabled={disabled} onClick={onRefresh}>
        <RotateCw aria-hidden />
      </IconButton>
    </div>
  );
}

export function MultiSelectView({ field, value, onChange, ids, options, disabled }: FieldViewProps) {
  const available = readOptions(field, options);
  if (available.status !== "loaded") return <OptionsNotThere options={available} />;
  if (Object.keys(available.choices).length === 0) {
    return (
      <p className="flex h-8 items-center text-ink-muted text-sm">{field.prompt ?? "Nothing to choose from yet."}</p>
    );
  }
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const toggle = (key: string) => {
    const next = chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key];
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <fieldset
      id={ids.id}
      aria-label={field.label}
      aria-describedby={ids["aria-describedby"]}
      className="flex max-h-48 flex-col overflow-y-auto rounded-control border border-line-strong bg-surface p-1"
    >
      {Object.entries(available.choices).map(([key, label]) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control
        <label key={key} className="flex h-7 items-center gap-2 rounded-sm px-1.5 text-sm hover:bg-hover">
          <Checkbox checked={chosen.includes(key)} disabled={disabled ?? false} onCheckedChange={() => toggle(key)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function readOptions(field: FieldViewProps["field"], options: FieldOptions | undefined): FieldOptions {
  if (options) return options;
  return { status: "loaded", choices: typeof field.model === "object" ? field.model : {} };
}

function OptionsNotThere({ options }: { options: Exclude<FieldOptions, { status: "loaded" }> }) {
  if (options.status === "loading") {
    return (
      <p role="status" className="flex h-8 items-center gap-2 text-ink-muted text-sm">
        <Spinner />
        Loading the choices…
      </p>
    );
  }
  return (
    <div role="alert" className="flex items-start justify-between gap-2 rounded-control bg-problem-soft p-2">
      <p className="text-problem text-xs">{options.message}</p>
      <Button size="sm" onClick={options.onRetry}>
        <RotateCw aria-hidden />
        Retry
      </Button>
    </div>
  );
}
