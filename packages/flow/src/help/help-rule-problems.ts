import { type ComponentDescriptor, findFunction } from "../component/component-descriptor.ts";
import { type HelpOverride, helpPlaceholders } from "./help-link.ts";

export interface HelpRuleProblem {
  part: "component" | "function" | "field" | "link";
  message: string;
}

/** What is wrong with an administrator's rule, each fault at the part it is in. */
export function helpRuleProblems(
  rule: HelpOverride,
  { findComponent }: { findComponent(name: string): ComponentDescriptor | undefined },
): HelpRuleProblem[] {
  const descriptor = rule.component === undefined ? undefined : findComponent(rule.component);
  return [...targetProblems(rule, descriptor), ...linkProblems(rule)];
}

function targetProblems(rule: HelpOverride, descriptor: ComponentDescriptor | undefined): HelpRuleProblem[] {
  if (rule.component !== undefined && !descriptor) {
    return [{ part: "component", message: `There is no component "${rule.component}" here.` }];
  }
  if (rule.function !== undefined && !descriptor) {
    return [{ part: "function", message: "A trigger or action is one of a component: choose the component first." }];
  }
  if (!descriptor) return [];
  const named = rule.function === undefined ? undefined : findFunction(descriptor, rule.function)?.descriptor;
  if (rule.function !== undefined && !named) {
    return [{ part: "function", message: `${descriptor.title} has no trigger or action "${rule.function}".` }];
  }
  // Properties of metadata may be asked from the system and are not known here.
  if (rule.field === undefined || rule.place === "mapping") return [];
  const known = fieldNames(descriptor, rule.function);
  if (known.has(rule.field)) return [];
  const hint = known.size > 0 ? ` It has: ${[...known].sort().join(", ")}.` : "";
  return [{ part: "field", message: `${descriptor.title} has no field "${rule.field}".${hint}` }];
}

function fieldNames(descriptor: ComponentDescriptor, named: string | undefined): Set<string> {
  const functions = { ...descriptor.triggers, ...descriptor.actions };
  const chosen = named === undefined ? Object.values(functions) : [functions[named]];
  const tables = [descriptor.fields, descriptor.credentials?.fields, ...chosen.map((one) => one?.fields)];
  return new Set(tables.flatMap((fields) => Object.keys(fields ?? {})));
}

function linkProblems({ link, description, hidden, place }: HelpOverride): HelpRuleProblem[] {
  const problem = (message: string): HelpRuleProblem[] => [{ part: "link", message }];
  if (hidden) return [];
  if (!link) return description ? [] : problem("Give a link or a text, or hide the help.");
  const named = [...link.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
  const unknown = named.find((name) => !helpPlaceholders.some((known) => known === name));
  if (unknown !== undefined) {
    return problem(`There is no {${unknown}}. Known are ${helpPlaceholders.map((name) => `{${name}}`).join(", ")}.`);
  }
  if (/[{}]/.test(link.replaceAll(/\{[^{}]*\}/g, ""))) {
    return problem("A brace is left over. What is filled in stands in one pair of them: {component}.");
  }
  if (named.includes("function") && (place === "component" || place === "credential")) {
    return problem("At this place no trigger or action is known: {function} would stay empty.");
  }
  const url = URL.parse(link.replaceAll(/\{\w+\}/g, "x"));
  const isRelative = url === null && !/^[\s\p{Cc}]*[a-z][a-z0-9+.-]*:/iu.test(link);
  if (isRelative || link.startsWith("{link}") || (url && /^https?:$/.test(url.protocol))) return [];
  return problem("A link starts with https:// or http://, or with / to be joined to the documentation's address.");
}
