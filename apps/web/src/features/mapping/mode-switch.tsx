"use client";

import { Braces, Type } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn.ts";
import type { ValueMode } from "./fixed-or-expression.ts";

interface ModeSwitchProps {
  /** The field it belongs to, for screen readers. */
  label: string;
  mode: ValueMode;
  onChange(mode: ValueMode): void;
}

/** Fixed value or expression. */
export function ModeSwitch({ label, mode, onChange }: ModeSwitchProps) {
  return (
    <fieldset aria-label={`How ${label} is filled`} className="flex rounded-control border bg-sunken p-px">
      <ModeButton name={`Fixed value for ${label}`} active={mode === "fixed"} onClick={() => onChange("fixed")}>
        <Type aria-hidden />
        Fixed
      </ModeButton>
      <ModeButton
        name={`Expression for ${label}`}
        active={mode === "expression"}
        onClick={() => onChange("expression")}
      >
        <Braces aria-hidden />
        Expression
      </ModeButton>
    </fieldset>
  );
}

interface ModeButtonProps {
  name: string;
  active: boolean;
  onClick(): void;
  children: ReactNode;
}

function ModeButton({ name, active, onClick, children }: ModeButtonProps) {
  return (
    <button
      type="button"
      aria-label={name}
      aria-pressed={active}
      onClick={() => !active && onClick()}
      className={cn(
        "inline-flex h-5 items-center gap-1 rounded-[5px] px-1.5 text-xs transition-colors [&_svg]:size-3",
        active ? "bg-raised font-medium text-ink outline outline-line" : "text-ink-faint hover:text-ink",
      )}
    >
      {children}
    </button>
  );
}
