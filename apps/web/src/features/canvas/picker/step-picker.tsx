"use client";

import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { ChevronLeft, Search } from "lucide-react";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { Spinner } from "@/components/feedback/spinner.tsx";
import { Dialog, DialogContent } from "@/components/overlay/dialog.tsx";
import { Kbd } from "@/components/ui/kbd.tsx";
import type { ComponentSummary } from "@/features/flow-editor/catalogue/catalogue.ts";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { ChoiceDetails } from "./choice-details.tsx";
import { ChoiceRow } from "./choice-row.tsx";
import { ComponentRow } from "./component-row.tsx";
import { readRecentChoices } from "./recent-choices.ts";
import {
  choiceCommand,
  choicesOf,
  type FunctionChoice,
  functionRows,
  groupChoices,
  type PickerRow,
  searchFunctions,
  sharedTitles,
} from "./search-functions.ts";

interface StepPickerProps {
  /** A flow has one trigger: the picker offers triggers when it is missing, actions otherwise. */
  role: "trigger" | "action";
  /** What is asked, when it is not simply the next step. */
  title?: string | undefined;
  onChoose(choice: FunctionChoice): void;
  onClose(): void;
}

export function StepPicker({ role, title, onChoose, onClose }: StepPickerProps) {
  const { components } = useCatalogue();
  useFreshComponents();
  const [query, setQuery] = useState("");
  const [highlighted, setHighlighted] = useState("");
  const [inside, setInside] = useState<ComponentSummary>();
  const choices = useMemo(() => choicesOf(components, role), [components, role]);
  const ambiguous = useMemo(() => sharedTitles(choices), [choices]);
  const groups = useMemo(
    () =>
      query.trim()
        ? [{ title: "Results", rows: functionRows(searchFunctions(choices, query)) }]
        : inside
          ? [
              {
                title: inside.title,
                rows: functionRows(choices.filter(({ component }) => component.name === inside.name)),
              },
            ]
          : groupChoices(choices, readRecentChoices()),
    [choices, query, inside],
  );
  const input = useRef<HTMLInputElement>(null);
  /** One is highlighted on either level, and keys go on where the search is, however one came there. */
  const enter = (component: ComponentSummary) => {
    const first = choices.find((choice) => choice.component.name === component.name);
    setInside(component);
    setHighlighted(first ? `${component.title}/${choiceCommand(first)}`.toLowerCase() : "");
    input.current?.focus();
  };
  const leave = () => {
    const isOne = (row: PickerRow) => row.kind === "component" && row.component.name === inside?.name;
    const from = groupChoices(choices, readRecentChoices()).find(({ rows }) => rows.some(isOne));
    setInside(undefined);
    setHighlighted(from && inside ? `${from.title}/${inside.name}:`.toLowerCase() : "");
    input.current?.focus();
  };
  /** Right goes into the highlighted component, Left and Backspace lead back; in a text that is typed they move the cursor. */
  const walkLevels = (event: KeyboardEvent) => {
    if (query !== "") return;
    const row = groups.flatMap((group) => group.rows).find((each) => highlighted.endsWith(rowKey(each)));
    if (event.key === "ArrowRight" && row?.kind === "component") enter(row.component);
    else if (inside && (event.key === "ArrowLeft" || event.key === "Backspace")) leave();
    else return;
    event.preventDefault();
  };
  // A choice may stand in two groups; only the first row of it gets the plain key.
  const current = choices.find(
    (choice) =>
      highlighted.endsWith(`/${choiceCommand(choice).toLowerCase()}`) ||
      highlighted.endsWith(`/${choice.component.name}:`.toLowerCase()),
  );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={title ?? (role === "trigger" ? "Choose a trigger" : "Choose an action")}
        className="top-[12vh] h-[min(560px,76vh)] w-[min(760px,calc(100vw-32px))]"
      >
        <Command
          label={role === "trigger" ? "Triggers" : "Actions"}
          shouldFilter={false}
          loop
          value={highlighted}
          onValueChange={setHighlighted}
          onKeyDown={walkLevels}
          className="flex min-h-0 flex-1 flex-col"
        >
          <div className="flex h-11 shrink-0 items-center gap-2 border-b px-4">
            <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
            {inside && query === "" && (
              <button
                type="button"
                title="Back to all components (Backspace)"
                onClick={leave}
                className="flex shrink-0 items-center gap-1 rounded-control bg-sunken px-1.5 py-0.5 text-sm transition-colors hover:bg-hover"
              >
                <ChevronLeft aria-hidden className="size-3.5" />
                {inside.title}
              </button>
            )}
            <Command.Input
              ref={input}
              autoFocus
              value={query}
              onValueChange={setQuery}
              placeholder={role === "trigger" ? "Search triggers…" : "Search actions…"}
              className="h-full min-w-0 flex-1 bg-transparent text-base outline-none"
            />
            <span className="flex items-center gap-1 text-ink-faint text-xs">
              <Kbd>↑</Kbd>
              <Kbd>↓</Kbd>
              <Kbd>Enter</Kbd>
            </span>
          </div>
          <div className="flex min-h-0 flex-1">
            <Command.List
              tabIndex={-1}
              className="min-h-0 flex-1 overflow-y-auto p-2 outline-none [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-faint [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group]+[cmdk-group]]:mt-2"
            >
              {components.length === 0 ? (
                <Command.Loading>
                  <p className="flex items-center justify-center gap-2 py-10 text-ink-muted text-sm">
                    <Spinner />
                    Loading the components…
                  </p>
                </Command.Loading>
              ) : (
                <Command.Empty className="px-2 py-10 text-center text-ink-muted text-sm">
                  Nothing matches “{query}”. Try another word, or push a component of your own.
                </Command.Empty>
              )}
              {groups
                .filter((group) => group.rows.length > 0)
                .map((group) => (
                  <Command.Group key={group.title} heading={group.title}>
                    {group.rows.map((row) => {
                      const value = `${group.title}/${rowKey(row)}`.toLowerCase();
                      const { title: componentTitle } = row.kind === "component" ? row.component : row.choice.component;
                      const shared = { value, isAmbiguous: ambiguous.has(componentTitle) };
                      return row.kind === "component" ? (
                        <ComponentRow key={value} row={row} {...shared} onEnter={() => enter(row.component)} />
                      ) : (
                        <ChoiceRow key={value} choice={row.choice} {...shared} onChoose={onChoose} />
                      );
                    })}
                  </Command.Group>
                ))}
            </Command.List>
            <ChoiceDetails choice={current} />
          </div>
        </Command>
      </DialogContent>
    </Dialog>
  );
}

/** What was pushed since the flow was opened is there to be chosen, too: the catalogue lives in the same query. */
function useFreshComponents(): void {
  const trpc = useTRPC();
  useQuery(trpc.component.list.queryOptions(undefined, { staleTime: 0 }));
}

/** Ends the value of a row in the list: `component:` for a component, its command for a function. */
function rowKey(row: PickerRow): string {
  return row.kind === "component" ? `${row.component.name}:`.toLowerCase() : choiceCommand(row.choice).toLowerCase();
}
