"use client";

import { TriangleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "@/lib/cn.ts";
import { HelpHint, type HelpHintProps } from "../help/help-hint.tsx";
import { SafeHtml } from "../help/safe-html.tsx";

/** To be spread on the control: ties it to its label, description and problem. */
export interface ControlIds {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean | undefined;
  "aria-required": boolean | undefined;
}

export interface FieldProps {
  label: ReactNode;
  /** What it is; may contain a descriptor's HTML. */
  description?: string | undefined;
  help?: HelpHintProps["help"];
  problem?: string | undefined;
  required?: boolean | undefined;
  /** Stands at the right end of the label's row. */
  aside?: ReactNode;
  className?: string;
  children(ids: ControlIds): ReactNode;
}

/** Label above, what it is beneath, help as a small "?" that opens description and link, the problem in red. */
export function Field({ label, description, help, problem, required, aside, className, children }: FieldProps) {
  const id = useId();
  const describedBy = [description && `${id}-description`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div className={cn("flex flex-col gap-1", className)}>
      <div className="flex min-h-5 items-center gap-1">
        <label id={`${id}-label`} htmlFor={id} className="font-medium text-ink text-sm">
          {label}
        </label>
        {required && (
          <span aria-hidden className="text-problem" title="Required">
            *
          </span>
        )}
        {help && <HelpHint help={help} subject={typeof label === "string" ? label : undefined} />}
        {aside && <div className="ml-auto flex items-center gap-1">{aside}</div>}
      </div>
      {children({
        id,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": problem ? true : undefined,
        "aria-required": required || undefined,
      })}
      {description && <SafeHtml id={`${id}-description`} html={description} className="text-ink-faint text-xs" />}
      <FieldProblem id={`${id}-problem`} problem={problem} />
    </div>
  );
}

export function FieldProblem({ id, problem }: { id?: string; problem: string | undefined }) {
  if (!problem) return null;
  return (
    <p id={id} className="flex items-start gap-1 text-problem text-xs">
      <TriangleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
      {problem}
    </p>
  );
}
