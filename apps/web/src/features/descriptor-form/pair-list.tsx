"use client";

import { Plus, Trash2 } from "lucide-react";
import { useId } from "react";
import { Input } from "@/components/form/input.tsx";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { ExpressionPart } from "./source-surroundings.tsx";
import type { Pair } from "./structured-values.ts";

interface PairListProps {
  /** What one line is: "Header". */
  noun: string;
  pairs: readonly Pair[];
  disabled: boolean | undefined;
  onChange(pairs: Pair[]): void;
}

/** Names with JSONata values. */
export function PairList({ noun, pairs, disabled, onChange }: PairListProps) {
  const change = (index: number, part: Partial<Pair>) =>
    onChange(pairs.map((pair, at) => (at === index ? { ...pair, ...part } : pair)));
  return (
    <fieldset aria-label={`${noun}s`} className="flex flex-col gap-1.5">
      {pairs.map((pair, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity, and names may repeat
        <div key={index} className="flex items-start gap-1.5">
          <Input
            aria-label={`${noun} ${index + 1}: name`}
            placeholder="Name"
            value={pair.key}
            disabled={disabled}
            className="w-2/5"
            onChange={(event) => change(index, { key: event.target.value })}
          />
          <PairValue
            label={`${noun} ${index + 1}: value (JSONata)`}
            value={pair.value}
            disabled={disabled}
            onChange={(value) => change(index, { value })}
          />
          <IconButton
            size="sm"
            label={`Remove ${noun.toLowerCase()} ${index + 1}`}
            disabled={disabled}
            onClick={() => onChange(pairs.filter((_, at) => at !== index))}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button
        size="sm"
        className="self-start"
        disabled={disabled}
        onClick={() => onChange([...pairs, { key: "", value: "" }])}
      >
        <Plus aria-hidden />
        Add {noun.toLowerCase()}
      </Button>
    </fieldset>
  );
}

interface PairValueProps {
  label: string;
  value: string;
  disabled: boolean | undefined;
  onChange(value: string): void;
}

function PairValue({ label, value, disabled, onChange }: PairValueProps) {
  const id = useId();
  const ids = { id, "aria-describedby": undefined, "aria-invalid": undefined, "aria-required": undefined };
  return (
    <div className="min-w-0 flex-1">
      <label id={`${id}-label`} htmlFor={id} className="sr-only">
        {label}
      </label>
      <ExpressionPart ids={ids} source={value} placeholder='"text" or path' disabled={disabled} onChange={onChange} />
    </div>
  );
}
