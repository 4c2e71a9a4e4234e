"use client";

import { ListTree } from "lucide-react";
import { useRef, useState } from "react";
import type { ControlIds } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/overlay/popover.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { missingPaths, type SampleMessage } from "./evaluate-expression.ts";
import { PathDrop } from "./path-drop.tsx";
import { SampleTree } from "./sample-tree.tsx";
import type { StepSample } from "./step-samples.ts";
import type { UnknownStep } from "./use-unknown-before.ts";

interface PropertyPathInputProps {
  ids: ControlIds;
  /** For screen readers. */
  label: string;
  value: string;
  placeholder: string | undefined;
  onChange(path: string): void;
  /** What comes in, and the step it comes from. */
  samples: readonly StepSample[];
  unknown: readonly UnknownStep[];
  source: string | undefined;
  message: SampleMessage | undefined;
  disabled: boolean;
}

/** The path of a property of the incoming message: picked from its sample, or typed. */
export function PropertyPathInput(props: PropertyPathInputProps) {
  const { ids, label, value, placeholder, onChange, samples, unknown, source, message, disabled } = props;
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const own = samples.filter(({ stepId }) => stepId === source);
  const isMissing = value !== "" && message !== undefined && missingOf(value, message);
  return (
    <>
      <PathDrop onDrop={onChange}>
        <div className="flex gap-1">
          <Input
            ref={input}
            {...ids}
            value={value}
            placeholder={placeholder ?? "For instance order.id"}
            disabled={disabled}
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
            className="font-mono text-xs"
          />
          <Popover open={open} onOpenChange={setOpen}>
            <PopoverTrigger asChild>
              <IconButton label={`Pick ${label} from the sample`} disabled={disabled}>
                <ListTree aria-hidden />
              </IconButton>
            </PopoverTrigger>
            <PopoverContent
              align="end"
              aria-label={`Properties for ${label}`}
              className="max-h-96 w-96 overflow-y-auto p-2"
              onCloseAutoFocus={(event) => {
                event.preventDefault();
                input.current?.focus();
              }}
            >
              <SampleTree
                samples={own}
                unknown={unknown.filter(({ stepId }) => stepId === source)}
                source={source}
                onPick={(path) => {
                  setOpen(false);
                  onChange(path);
                }}
              />
            </PopoverContent>
          </Popover>
        </div>
      </PathDrop>
      {isMissing && (
        <p role="status" className="text-suspended text-xs">
          The sample has no such property.
        </p>
      )}
    </>
  );
}

/** What is no path (a text with blanks, say) is left to the component to judge. */
function missingOf(path: string, message: SampleMessage): boolean {
  try {
    return missingPaths(path, message).length > 0;
  } catch {
    return false;
  }
}
