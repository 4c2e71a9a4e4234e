"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { Input } from "@/components/form/input.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import type { FieldViewProps } from "./field-view.ts";
import { readNames, writeNames } from "./structured-values.ts";

/** A comma list of names, each of which adds a property to the step's input. */
export function NamesView({ field, value, onChange, ids, disabled }: FieldViewProps) {
  const [typed, setTyped] = useState("");
  const names = readNames(value);
  const add = () => {
    onChange(writeNames(readNames([...names, typed].join(","))));
    setTyped("");
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== ",") return;
    event.preventDefault();
    add();
  };
  return (
    <div className="flex flex-col gap-1.5">
      {names.length > 0 && (
        <ul aria-label={field.label} className="flex flex-wrap gap-1">
          {names.map((name) => (
            <li key={name} className="flex items-center rounded-sm bg-sunken pl-2 font-mono text-xs">
              {name}
              <IconButton
                size="sm"
                label={`Remove ${name}`}
                disabled={disabled}
                onClick={() => onChange(writeNames(names.filter((other) => other !== name)))}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <Input
        {...ids}
        value={typed}
        placeholder={field.placeholder ?? "A name, then Enter"}
        disabled={disabled}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={press}
        onBlur={() => typed.trim() && add()}
      />
    </div>
  );
}
