import { type FlowNode, type FunctionRole, type HelpSources, parseStepCommand } from "@millrace/flow";

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
  help?: { description?: string | undefined; link?: string | undefined } | undefined;
  triggers: readonly FunctionSummary[];
  actions: readonly FunctionSummary[];
}

/** What a step can be made of: the palette, and the full descriptors of those components a flow uses. */
export interface Catalogue {
  components: readonly ComponentSummary[];
  /** Descriptor and help rules by component name, for those that the document uses. */
  details: ReadonlyMap<string, HelpSources>;
  /** False while a descriptor that the flow needs is still on its way; problems are not judged before. */
  isComplete: boolean;
}

export interface StepKind {
  component: ComponentSummary | undefined;
  function: FunctionSummary | undefined;
  role: FunctionRole;
}

/** What a step's command stands for. Unknown commands count as actions, so that they can be moved and deleted. */
export function stepKind(catalogue: Pick<Catalogue, "components">, command: string): StepKind {
  const parsed = parseStepCommand(command);
  const component = catalogue.components.find((candidate) => candidate.name === parsed?.component);
  const trigger = component?.triggers.find((candidate) => candidate.name === parsed?.function);
  if (trigger) return { component, function: trigger, role: "trigger" };
  return {
    component,
    function: component?.actions.find((candidate) => candidate.name === parsed?.function),
    role: "action",
  };
}

export function triggerIds(catalogue: Pick<Catalogue, "components">, nodes: readonly FlowNode[]): ReadonlySet<string> {
  return new Set(nodes.filter((node) => stepKind(catalogue, node.command).role === "trigger").map((node) => node.id));
}

/** Names of the components that the steps use, each once, in the order of their first use. */
export function usedComponents(nodes: readonly FlowNode[]): string[] {
  return [...new Set(nodes.flatMap((node) => parseStepCommand(node.command)?.component ?? []))];
}
