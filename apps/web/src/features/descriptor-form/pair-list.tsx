"use client";

import { Plus, Trash2 } from "lucide-react";
import { Input } from "@/components/form/input.tsx";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
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
        <div key={index} className="flex gap-1.5">
          <Input
            aria-label={`${noun} ${index + 1}: name`}
            placeholder="Name"
            value={pair.key}
            disabled={disabled}
            className="w-2/5"
            onChange={(event) => change(index, { key: event.target.value })}
          />
          <Input
            aria-label={`${noun} ${index + 1}: value (JSONata)`}
            placeholder='"text" or path'
            value={pair.value}
            disabled={disabled}
            className="font-mono text-xs"
            onChange={(event) => change(index, { value: event.target.value })}
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
