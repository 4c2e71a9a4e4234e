import type { ComponentDescriptor, FunctionDescriptor, HelpText } from "../component/component-descriptor.ts";

/** The places where a help link is shown (product.md §4). */
export type HelpPlace =
  | "component"
  | "credential"
  | "credential-error"
  | "function"
  | "field"
  | "mapping"
  | "step-error";

export const helpPlaces = [
  "component",
  "credential",
  "credential-error",
  "function",
  "field",
  "mapping",
  "step-error",
] as const satisfies readonly HelpPlace[];

export interface HelpTarget {
  component: string;
  function?: string;
  /** A field of the step or the credential; with the place `mapping`, a property of the metadata. */
  field?: string;
  /** Names the failure within `credentials.problems`. */
  problem?: string;
  /** What a metadata property itself brings as help. */
  property?: HelpText | undefined;
}

/** An administrator's rule: the most specific match wins over what the descriptor says. */
export interface HelpOverride {
  place?: HelpPlace | undefined;
  component?: string | undefined;
  function?: string | undefined;
  field?: string | undefined;
  /** May contain {component}, {version}, {function}, {field} and {link} (the descriptor's own). Absent: the own link stays. */
  link?: string | undefined;
  /** Stands in for the descriptor's words. */
  description?: string | undefined;
  /** Nothing is shown there at all. */
  hidden?: boolean | undefined;
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

/** Names a rule's link may hold in braces. */
export const helpPlaceholders = ["component", "version", "function", "field", "link"] as const;

/** Under the documentation's address: what a credential is, for components that say nothing themselves (component contract §5). */
const genericCredentialPage = "/getting-started/credential.html";

interface HelpQuestion {
  target: HelpTarget;
  sources: HelpSources;
}

/** The help of one place: description and link of the descriptor, as the administrator's rules and the base URL make them. */
export function resolveHelp(place: HelpPlace, { target, sources }: HelpQuestion): Help {
  const own = ownHelp(place, { target, descriptor: sources.descriptor });
  const rule = findHelpRule(place, { target, sources });
  if (rule?.hidden) return {};
  const link = (rule?.link && fillLink(rule.link, { target, sources, ownLink: own?.link })) || own?.link;
  const isDetail = target.field !== undefined;
  const candidates = [link, ...(isDetail ? [] : pagesOf(place, sources))];
  const absolute = candidates.map((each) => each && absoluteLink(each, sources)).find(Boolean);
  const description = rule?.description || own?.description;
  return {
    ...(description && { description }),
    ...(absolute && { link: absolute }),
  };
}

/** The rule that decides at a place; undefined when the descriptor's own help stands. */
export function findHelpRule(place: HelpPlace, { target, sources }: HelpQuestion): HelpOverride | undefined {
  const isDetail = target.field !== undefined && (place === "field" || place === "mapping" || place === "credential");
  const own = isDetail ? detailHelp(place, { target, descriptor: sources.descriptor }) : undefined;
  const matching = (sources.overrides ?? []).filter(
    (rule) =>
      matches(rule.place, place) &&
      matches(rule.component, target.component) &&
      matches(rule.function, target.function) &&
      matches(rule.field, target.field) &&
      // A rule for many leads existing help elsewhere: it does not put a "?" beside every field that has nothing to say.
      (!isDetail || own !== undefined || rule.field !== undefined || rule.hidden === true),
  );
  return matching.sort((a, b) => specificity(b) - specificity(a))[0];
}

function ownHelp(
  place: HelpPlace,
  { target, descriptor }: { target: HelpTarget; descriptor: ComponentDescriptor },
): HelpText | undefined {
  const named = findNamed(descriptor, target);
  const credential = descriptor.credentials?.help;
  switch (place) {
    case "component":
      return descriptor.help;
    case "credential":
      // A field has its own or none: that of the whole stands above them all.
      if (target.field !== undefined) return detailHelp(place, { target, descriptor });
      return credential ?? descriptor.help;
    case "credential-error":
      return descriptor.credentials?.problems?.[target.problem ?? ""] ?? credential ?? descriptor.help;
    case "mapping":
      return target.field === undefined ? (named?.help ?? descriptor.help) : target.property;
    case "function":
    case "step-error":
      return named?.help ?? descriptor.help;
    case "field":
      return detailHelp(place, { target, descriptor });
  }
}

/** The help of a single field or property. */
function detailHelp(
  place: HelpPlace,
  { target, descriptor }: { target: HelpTarget; descriptor: ComponentDescriptor },
): HelpText | undefined {
  if (place === "mapping") return target.property;
  const name = target.field ?? "";
  const field =
    findNamed(descriptor, target)?.fields?.[name] ??
    descriptor.fields?.[name] ??
    descriptor.credentials?.fields?.[name];
  return field?.help;
}

function findNamed(descriptor: ComponentDescriptor, target: HelpTarget): FunctionDescriptor | undefined {
  return descriptor.triggers?.[target.function ?? ""] ?? descriptor.actions?.[target.function ?? ""];
}

function fillLink(
  template: string,
  { target, sources, ownLink }: HelpQuestion & { ownLink: string | undefined },
): string {
  return template.replaceAll(/\{(component|version|function|field|link)\}/g, (_, name: string) => {
    if (name === "link") return ownLink ?? "";
    const value = name === "version" ? sources.descriptor.version : target[name as "component" | "function" | "field"];
    return encodeURIComponent(value ?? "");
  });
}

function matches(wanted: string | undefined, actual: string | undefined): boolean {
  return wanted === undefined || wanted === actual;
}

/** A field says more than a function, that more than a component, and that more than a kind of place. */
function specificity({ field, function: named, component, place }: HelpOverride): number {
  const parts: Array<[string | undefined, number]> = [
    [field, 8],
    [named, 4],
    [component, 2],
    [place, 1],
  ];
  return parts.reduce((sum, [part, weight]) => (part === undefined ? sum : sum + weight), 0);
}

/** An anchor is a place on the component's own page, of which the first that can be shown is taken; without one it leads nowhere. */
function absoluteLink(link: string, { descriptor: { help, docsUrl }, docsBaseUrl }: HelpSources): string | undefined {
  if (!link.startsWith("#")) return joinBase(link, docsBaseUrl);
  const pages = [help?.link, docsUrl].filter((page) => page !== undefined && !page.startsWith("#"));
  return pages.map((page) => joinBase(`${page?.replace(/#.*$/, "")}${link}`, docsBaseUrl)).find(Boolean);
}

/** Only http and https leave the platform: a descriptor must not smuggle in `javascript:`. */
function joinBase(link: string, docsBaseUrl: string | undefined): string | undefined {
  const base = docsBaseUrl?.replace(/\/*$/, "/");
  const relative = link.replace(/^[/\\]+/, "");
  const url = URL.parse(link) ?? (base ? URL.parse(relative, base) : null);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** Where to read on when a place has no link of its own that can be shown: most published components name their page in `docsUrl` alone. */
function pagesOf(
  place: HelpPlace,
  { descriptor: { help, docsUrl }, docsBaseUrl }: HelpSources,
): (string | undefined)[] {
  const isCredential = place === "credential" || place === "credential-error";
  return [help?.link, docsUrl, isCredential && docsBaseUrl ? genericCredentialPage : undefined];
}
