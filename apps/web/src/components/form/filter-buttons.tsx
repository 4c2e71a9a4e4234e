import type { ReactNode } from "react";
import { cn } from "@/lib/cn.ts";

export interface FilterChoice<Value extends string | undefined> {
  value: Value;
  label: ReactNode;
  /** How many it would show. */
  count?: number;
}

export interface FilterButtonsProps<Value extends string | undefined> {
  /** Name of the choice for screen readers. */
  label: string;
  choices: ReadonlyArray<FilterChoice<Value>>;
  value: NoInfer<Value>;
  onChoose(value: Value): void;
  className?: string;
}

/** Narrows a list to one kind of what is in it; each may say how much that is. */
export function FilterButtons<Value extends string | undefined>({
  label,
  choices,
  value,
  onChoose,
  className,
}: FilterButtonsProps<Value>) {
  return (
    <fieldset aria-label={label} className={cn("flex flex-wrap items-center gap-0.5", className)}>
      {choices.map((choice) => (
        <FilterButton
          key={choice.value ?? ""}
          choice={choice}
          isOn={choice.value === value}
          onClick={() => onChoose(choice.value)}
        />
      ))}
    </fieldset>
  );
}

interface FilterButtonProps {
  choice: FilterChoice<string | undefined>;
  isOn: boolean;
  onClick(): void;
}

function FilterButton({ choice: { label, count }, isOn, onClick }: FilterButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      className={cn(
        "flex h-7 items-center gap-1.5 whitespace-nowrap rounded-control px-2 font-medium text-xs transition-colors",
        isOn ? "bg-accent-soft text-accent-text" : "text-ink-muted hover:bg-hover hover:text-ink",
      )}
    >
      {label}
      {count !== undefined && <span className={cn("tabular-nums", !isOn && "text-ink-faint")}>{count}</span>}
    </button>
  );
}
