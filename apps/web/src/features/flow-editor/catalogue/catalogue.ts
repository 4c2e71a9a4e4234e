import {
  type ComponentRuntime,
  type FlowNode,
  type FunctionRole,
  findFunction,
  type HelpSources,
  parseStepCommand,
  type StepCommand,
} from "@millrace/flow";

export interface FunctionSummary {
  name: string;
  title: string;
  description?: string | undefined;
  kind?: string | undefined;
  keywords?: readonly string[] | undefined;
  deprecated?: boolean | undefined;
  help?: { description?: string | undefined; link?: string | undefined } | undefined;
}

/** One line of the palette: a component with its triggers and actions, without their forms. */
export interface ComponentSummary {
  name: string;
  title: string;
  description?: string | undefined;
  version: string;
  /** Data URL. */
  icon?: string | undefined;
  category?: string | undefined;
  deprecated?: boolean | undefined;
  needsCredential: boolean;
  runtime?: ComponentRuntime | undefined;
  help?: { description?: string | undefined; link?: string | undefined } | undefined;
  triggers: readonly FunctionSummary[];
  actions: readonly FunctionSummary[];
}

/** What a step can be made of: the palette, and the full descriptors of those components a flow uses. */
export interface Catalogue {
  components: readonly ComponentSummary[];
  /** Descriptor and help rules of those that the document uses, by what a step names: `http`, or `http@1.0.0` when it is pinned. */
  details: ReadonlyMap<string, HelpSources>;
  /** False while a descriptor that the flow needs is still on its way; problems are not judged before. */
  isComplete: boolean;
}

export interface StepKind {
  component: ComponentSummary | undefined;
  function: FunctionSummary | undefined;
  role: FunctionRole;
  /** The version its step is pinned to, though there is a newer one. */
  olderVersion: string | undefined;
}

/** What a step is drawn from: of the version it is pinned to, else of the newest. Undefined while it is loading and when it is not there. */
export function sourcesOf({ details }: Pick<Catalogue, "details">, named: NamedComponent): HelpSources | undefined {
  return details.get(detailKey(named));
}

/** A component as a step's command names it. */
type NamedComponent = Pick<StepCommand, "component" | "version">;

export function detailKey({ component, version }: NamedComponent): string {
  return version === undefined ? component : `${component}@${version}`;
}

/** What a step's command stands for. Unknown commands count as actions, so that they can be moved and deleted. */
export function stepKind(catalogue: Pick<Catalogue, "components" | "details">, command: string): StepKind {
  const parsed = parseStepCommand(command);
  const component = catalogue.components.find((candidate) => candidate.name === parsed?.component);
  const isOlder = component !== undefined && parsed?.version !== undefined && parsed.version !== component.version;
  const olderVersion = isOlder ? parsed.version : undefined;
  const trigger = component?.triggers.find((candidate) => candidate.name === parsed?.function);
  if (trigger) return { component, function: trigger, role: "trigger", olderVersion };
  const action = component?.actions.find((candidate) => candidate.name === parsed?.function);
  if (action || !isOlder) return { component, function: action, role: "action", olderVersion };
  // The newest version lacks what the pinned one has.
  const pinned = sourcesOf(catalogue, parsed);
  const found = pinned && findFunction(pinned.descriptor, parsed.function);
  const { title = parsed.function, description, deprecated } = found?.descriptor ?? {};
  return {
    component,
    function: found && { name: parsed.function, title, description, deprecated },
    role: found?.role ?? "action",
    olderVersion,
  };
}

export function triggerIds(
  catalogue: Pick<Catalogue, "components" | "details">,
  nodes: readonly FlowNode[],
): ReadonlySet<string> {
  return new Set(nodes.filter((node) => stepKind(catalogue, node.command).role === "trigger").map((node) => node.id));
}

/** The components that the steps use, each version they name once, in the order of their first use. */
export function usedComponents(nodes: readonly FlowNode[]): NamedComponent[] {
  const commands = nodes.flatMap((node) => parseStepCommand(node.command) ?? []);
  return [...new Map(commands.map((command) => [detailKey(command), command])).values()];
}
