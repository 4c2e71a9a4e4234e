import type { FunctionRole } from "@millrace/flow";
import type { ComponentSummary, FunctionSummary } from "@/features/flow-editor/catalogue/catalogue.ts";
import { choiceLine } from "./choice-line.ts";

/** A trigger or an action with the component it belongs to: what a person chooses. */
export interface FunctionChoice {
  component: ComponentSummary;
  function: FunctionSummary;
  role: FunctionRole;
}

/** `component:function`, the key of a choice and the command of the step it becomes. */
export function choiceCommand(choice: FunctionChoice): string {
  return `${choice.component.name}:${choice.function.name}`;
}

/** All triggers, or all actions. What is deprecated is not offered for new steps. */
export function choicesOf(components: readonly ComponentSummary[], role: FunctionRole): FunctionChoice[] {
  return components
    .filter((component) => !component.deprecated)
    .flatMap((component) =>
      (role === "trigger" ? component.triggers : component.actions)
        .filter((candidate) => !candidate.deprecated)
        .map((candidate) => ({ component, function: candidate, role })),
    );
}

/** Titles that more than one component has, as a pushed component may have that of a built-in one. */
export function sharedTitles(choices: readonly FunctionChoice[]): ReadonlySet<string> {
  const components = new Map(choices.map(({ component }) => [component.name, component.title]));
  const byTitle = Map.groupBy(components.values(), (title) => title);
  return new Set([...byTitle].filter(([, alike]) => alike.length > 1).map(([title]) => title));
}

/** Choices for which every word of the query is found somewhere, best first: titles before keywords before descriptions. */
export function searchFunctions(choices: readonly FunctionChoice[], query: string): FunctionChoice[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...choices];
  return choices
    .map((choice) => ({ choice, score: score(choice, words) }))
    .filter((hit) => hit.score > 0)
    .sort((a, b) => b.score - a.score)
    .map((hit) => hit.choice);
}

/** 0 as soon as one word is nowhere. */
function score(choice: FunctionChoice, words: readonly string[]): number {
  const scores = words.map((word) => wordScore(choice, word));
  return scores.some((value) => value === 0) ? 0 : scores.reduce((sum, value) => sum + value, 0);
}

function wordScore({ component, function: own }: FunctionChoice, word: string): number {
  return Math.max(
    textScore(own.title, word) * 10,
    textScore(component.title, word) * 8,
    textScore(component.name, word) * 6,
    textScore(own.name, word) * 6,
    ...(own.keywords ?? []).map((keyword) => textScore(keyword, word) * 4),
    textScore(choiceLine({ component, function: own }) ?? "", word),
    textScore(component.category ?? "", word),
  );
}

/** 3 for a beginning, 2 for the beginning of a word, 1 for a place inside one. */
function textScore(text: string, word: string): number {
  const index = text.toLowerCase().indexOf(word);
  if (index < 0) return 0;
  if (index === 0) return 3;
  return /\W/.test(text[index - 1] ?? "") ? 2 : 1;
}

/** A component whose triggers or actions are a second level, or the only one of a component itself. */
export type PickerRow =
  | { kind: "component"; component: ComponentSummary; choices: FunctionChoice[] }
  | { kind: "function"; choice: FunctionChoice };

export interface ChoiceGroup {
  title: string;
  rows: PickerRow[];
}

export function functionRows(choices: readonly FunctionChoice[]): PickerRow[] {
  return choices.map((choice) => ({ kind: "function", choice }));
}

/** For an empty search: recently used first, then by category. */
export function groupChoices(choices: readonly FunctionChoice[], recent: readonly string[]): ChoiceGroup[] {
  const byCommand = new Map(choices.map((choice) => [choiceCommand(choice), choice]));
  const used = recent.flatMap((command) => byCommand.get(command) ?? []).slice(0, 3);
  const categories = Map.groupBy(choices, categoryOf);
  const sorted = [...categories].sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b));
  return [
    ...(used.length > 0 ? [{ title: "Recently used", rows: functionRows(used) }] : []),
    ...sorted.map(([title, members]) => ({ title, rows: componentRows(members) })),
  ];
}

function componentRows(choices: readonly FunctionChoice[]): PickerRow[] {
  const byComponent = Map.groupBy(choices, ({ component }) => component.name);
  return [...byComponent.values()].flatMap((own): PickerRow[] => {
    const [first] = own;
    if (!first) return [];
    return own.length === 1 ? functionRows(own) : [{ kind: "component", component: first.component, choices: own }];
  });
}

/** Components filed under triggers also bring actions, for instance the reply of a webhook. */
function categoryOf({ component, role }: FunctionChoice): string {
  const category = component.category ?? "Other";
  return role === "action" && category === "Triggers" ? "Core" : category;
}

function rank(category: string): number {
  const known = ["Triggers", "Core", "Data", "Network", "Other"].indexOf(category);
  return known < 0 ? 3.5 : known;
}
