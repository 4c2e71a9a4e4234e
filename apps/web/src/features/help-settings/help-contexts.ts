import {
  type ComponentDescriptor,
  findHelpRule,
  type Help,
  type HelpOverride,
  type HelpPlace,
  type HelpTarget,
  resolveHelp,
  sortFields,
  stepFields,
} from "@millrace/flow";

/** One spot of the product where a component's help stands, as it will look. */
export interface HelpSpot {
  place: HelpPlace;
  /** What it stands beside: the label of a field, the title of an action. */
  subject: string;
  target: HelpTarget;
  help: Help;
  /** The rule that decided; undefined: the component's own. */
  rule: HelpOverride | undefined;
}

export interface HelpContext {
  title: string;
  spots: HelpSpot[];
}

interface Previewed {
  component: string;
  /** The trigger or action that is looked at. */
  functionName: string | undefined;
  descriptor: ComponentDescriptor;
  overrides: readonly HelpOverride[];
  docsBaseUrl: string | undefined;
}

/** The contexts in which people meet help (choosing, credentials, their failure, fields and mapping, errors) with a component's own data. */
export function helpContexts({
  component,
  functionName,
  descriptor,
  overrides,
  docsBaseUrl,
}: Previewed): HelpContext[] {
  const sources = { descriptor, overrides, docsBaseUrl };
  const spot = (place: HelpPlace, subject: string, target: Omit<HelpTarget, "component"> = {}): HelpSpot => {
    const question = { target: { component, ...target }, sources };
    return {
      place,
      subject,
      target: question.target,
      help: resolveHelp(place, question),
      rule: findHelpRule(place, question),
    };
  };
  const named = functionName === undefined ? undefined : { function: functionName };
  const own = descriptor.triggers?.[functionName ?? ""] ?? descriptor.actions?.[functionName ?? ""];
  const title = own?.title ?? descriptor.title;
  const credentials = descriptor.credentials;
  const fields = sortFields(credentials?.fields ?? {});
  const problems = Object.keys(credentials?.problems ?? {});
  return [
    {
      title: "Choosing a trigger or action",
      spots: [spot("component", descriptor.title), ...(own ? [spot("function", title, named)] : [])],
    },
    {
      title: "Creating and verifying a credential",
      spots: credentials
        ? [
            spot("credential", `${descriptor.title} credential`),
            ...fields.map(([field, { label }]) => spot("credential", label, { field })),
          ]
        : [],
    },
    {
      title: "When a credential fails",
      spots: credentials
        ? [
            ...problems.map((problem) => spot("credential-error", problem.replaceAll("_", " "), { problem })),
            spot("credential-error", "anything else"),
          ]
        : [],
    },
    {
      title: "Beside the fields of a step",
      spots: own
        ? stepFields(descriptor, own).map(([field, { label }]) => spot("field", label, { ...named, field }))
        : [],
    },
    {
      title: "Mapping into a step",
      spots: own
        ? [
            spot("mapping", title, named),
            ...inputs(own.metadata?.in).map(({ name, label, property }) =>
              spot("mapping", label, { ...named, field: name, property }),
            ),
          ]
        : [],
    },
    { title: "On a step's error", spots: own ? [spot("step-error", title, named)] : [] },
  ];
}

interface Property {
  title?: unknown;
  help?: { description?: string; link?: string };
}

function inputs(metadata: Record<string, unknown> | undefined) {
  const properties = (metadata?.properties ?? {}) as Record<string, Property>; // a JSON Schema's table of properties
  return Object.entries(properties).map(([name, { title, help }]) => ({
    name,
    label: typeof title === "string" ? title : name,
    property: help,
  }));
}
