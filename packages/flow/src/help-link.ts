import type { ComponentDescriptor, FunctionDescriptor, HelpText } from "./component-descriptor.ts";

/** The places where a help link is shown (product.md §4). */
export type HelpPlace =
  | "component"
  | "credential"
  | "credential-error"
  | "function"
  | "field"
  | "mapping"
  | "step-error";

export interface HelpTarget {
  component: string;
  function?: string;
  field?: string;
  /** Names the failure within `credentials.problems`. */
  problem?: string;
}

/** An administrator's rule: the most specific match wins over what the descriptor says. */
export interface HelpOverride {
  place?: HelpPlace | undefined;
  component?: string | undefined;
  function?: string | undefined;
  field?: string | undefined;
  /** May contain {component}, {function}, {field} and {link} (the descriptor's own). */
  link: string;
}

export interface HelpSources {
  descriptor: ComponentDescriptor;
  overrides?: readonly HelpOverride[];
  /** Relative links are joined to it; without it they are hidden. */
  docsBaseUrl?: string | undefined;
}

export interface Help {
  description?: string;
  /** Absolute http(s) URL. */
  link?: string;
}

/** The help of one place: description and link of the descriptor, as the administrator's rules and the base URL make them. */
export function resolveHelp(place: HelpPlace, { target, sources }: { target: HelpTarget; sources: HelpSources }): Help {
  const own = ownHelp(place, { target, descriptor: sources.descriptor });
  const link = overrideLink(place, { target, sources, ownLink: own?.link }) ?? own?.link;
  const absolute = link && absoluteLink(link, sources);
  return {
    ...(own?.description && { description: own.description }),
    ...(absolute && { link: absolute }),
  };
}

function ownHelp(
  place: HelpPlace,
  { target, descriptor }: { target: HelpTarget; descriptor: ComponentDescriptor },
): HelpText | undefined {
  const named: FunctionDescriptor | undefined =
    descriptor.triggers?.[target.function ?? ""] ?? descriptor.actions?.[target.function ?? ""];
  const field =
    named?.fields?.[target.field ?? ""] ??
    descriptor.fields?.[target.field ?? ""] ??
    descriptor.credentials?.fields?.[target.field ?? ""];
  const credential = descriptor.credentials?.help;
  switch (place) {
    case "component":
      return descriptor.help;
    case "credential":
      return (target.field ? field?.help : undefined) ?? credential ?? descriptor.help;
    case "credential-error":
      return descriptor.credentials?.problems?.[target.problem ?? ""] ?? credential ?? descriptor.help;
    case "function":
    case "mapping":
    case "step-error":
      return named?.help ?? descriptor.help;
    case "field":
      return field?.help;
  }
}

function overrideLink(
  place: HelpPlace,
  { target, sources, ownLink }: { target: HelpTarget; sources: HelpSources; ownLink: string | undefined },
): string | undefined {
  const matching = (sources.overrides ?? []).filter(
    (rule) =>
      matches(rule.place, place) &&
      matches(rule.component, target.component) &&
      matches(rule.function, target.function) &&
      matches(rule.field, target.field),
  );
  const best = matching.sort((a, b) => specificity(b) - specificity(a))[0];
  return best?.link.replaceAll(/\{(component|function|field|link)\}/g, (_, name: string) =>
    name === "link" ? (ownLink ?? "") : encodeURIComponent(target[name as "component" | "function" | "field"] ?? ""),
  );
}

function matches(wanted: string | undefined, actual: string | undefined): boolean {
  return wanted === undefined || wanted === actual;
}

function specificity(rule: HelpOverride): number {
  return [rule.component, rule.function, rule.field, rule.place].filter((part) => part !== undefined).length;
}

/** Only http and https leave the platform: a descriptor must not smuggle in `javascript:`. */
function absoluteLink(link: string, { descriptor, docsBaseUrl }: HelpSources): string | undefined {
  const joined = link.startsWith("#") ? `${descriptor.help?.link ?? descriptor.docsUrl ?? ""}${link}` : link;
  const base = docsBaseUrl?.replace(/\/*$/, "/");
  const relative = joined.replace(/^\/+/, "");
  const url = URL.parse(joined) ?? (base ? URL.parse(relative, base) : null);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
