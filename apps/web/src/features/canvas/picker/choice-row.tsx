import { Command } from "cmdk";
import { ComponentIcon } from "@/components/ui/component-icon.tsx";
import { choiceLine } from "./choice-line.ts";
import type { FunctionChoice } from "./search-functions.ts";

interface ChoiceRowProps {
  choice: FunctionChoice;
  value: string;
  /** Several components have its title: their names tell them apart. */
  isAmbiguous: boolean;
  onChoose(choice: FunctionChoice): void;
}

export function ChoiceRow({ choice, value, isAmbiguous, onChoose }: ChoiceRowProps) {
  return (
    <Command.Item
      value={value}
      onSelect={() => onChoose(choice)}
      className="flex h-12 items-center gap-3 rounded-control px-2 outline-none data-[selected=true]:bg-accent-soft"
    >
      <span className="grid size-8 shrink-0 place-items-center rounded-control border bg-surface">
        <ComponentIcon icon={choice.component.icon} className="size-4.5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="truncate font-medium text-sm">{choice.function.title}</span>
          <span className="shrink-0 text-ink-faint text-xs">{choice.component.title}</span>
          {isAmbiguous && (
            <span className="min-w-0 truncate font-mono text-ink-faint text-xs">{choice.component.name}</span>
          )}
        </span>
        <span className="block truncate text-ink-muted text-xs">{choiceLine(choice)}</span>
      </span>
    </Command.Item>
  );
}
