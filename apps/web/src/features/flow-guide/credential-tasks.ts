import {
  type ComponentDescriptor,
  type FlowDefinition,
  type FlowGuide,
  needsCredential,
  parseStepCommand,
  type StepCommand,
} from "@millrace/flow";

export interface CredentialTask {
  stepId: string;
  stepName: string;
  component: string;
  componentTitle: string;
  /** There is no such component here yet: nothing can be chosen for it. */
  isComponentMissing: boolean;
  /** The step works without one. */
  isOptional: boolean;
  /** Id of the chosen one, if there is such a one. */
  chosen: string | undefined;
}

interface Known {
  isThere(component: string): boolean;
  descriptorOf(command: StepCommand): ComponentDescriptor | undefined;
  credentials: ReadonlyArray<{ id: string; component: string }>;
}

/** Steps of a draft that want a credential, in the order of the draft: those that must have one, and those the guide names. */
export function credentialTasks(
  { graph }: FlowDefinition,
  { guide, known }: { guide: Pick<FlowGuide, "credentialSteps">; known: Known },
): CredentialTask[] {
  return graph.nodes.flatMap((node): CredentialTask[] => {
    const command = parseStepCommand(node.command);
    if (!command) return [];
    const { component } = command;
    const step = { stepId: node.id, stepName: node.name ?? node.id, component };
    if (!known.isThere(component) && guide.credentialSteps.includes(node.id)) {
      return [{ ...step, componentTitle: component, isComponentMissing: true, isOptional: false, chosen: undefined }];
    }
    const descriptor = known.descriptorOf(command);
    if (!descriptor || !needsCredential(descriptor)) return [];
    const isOptional = descriptor.credentials?.required === false;
    if (isOptional && !guide.credentialSteps.includes(node.id) && !node.credential) return [];
    const fits = known.credentials.some((each) => each.id === node.credential && each.component === component);
    return [
      {
        ...step,
        componentTitle: descriptor.title,
        isComponentMissing: false,
        isOptional,
        chosen: fits ? node.credential : undefined,
      },
    ];
  });
}
