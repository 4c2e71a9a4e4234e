import { type ComponentDescriptor, findFunction, stepFields } from "../component/component-descriptor.ts";
import type { FlowDefinition, FlowNode } from "../definition/flow-definition.ts";
import { parseStepCommand, type StepCommand } from "../definition/step-command.ts";

type FindComponent = (command: StepCommand) => ComponentDescriptor | undefined;

/**
 * A definition without the secrets that were typed into its steps (passwords, a webhook's keys). Credentials stay: they are names, and
 * whoever may see the flow may use them.
 */
export function withoutSecrets(
  definition: FlowDefinition,
  findComponent: FindComponent,
): { definition: FlowDefinition; cleared: Array<{ stepId: string; label: string }> } {
  const cleared: Array<{ stepId: string; label: string }> = [];
  const nodes = definition.graph.nodes.map((node) => {
    const secrets = secretFields(node, findComponent);
    if (secrets.length === 0) return node;
    const fields = { ...node.fields };
    for (const { key, label, kept } of secrets) {
      if (kept === undefined) delete fields[key];
      else fields[key] = kept;
      cleared.push({ stepId: node.id, label });
    }
    return { ...node, fields };
  });
  return { definition: { ...definition, graph: { ...definition.graph, nodes } }, cleared };
}

interface SecretField {
  key: string;
  label: string;
  /** What stands there without the secret; undefined when nothing does. */
  kept: unknown;
}

function secretFields(node: FlowNode, findComponent: FindComponent): SecretField[] {
  const command = parseStepCommand(node.command);
  const component = command && findComponent(command);
  const found = component && findFunction(component, command.function);
  if (!found) return [];
  return stepFields(component, found.descriptor).flatMap(([key, { viewClass, label }]): SecretField[] => {
    const value = node.fields[key];
    if (viewClass === "PasswordFieldView" && value !== undefined && value !== "")
      return [{ key, label, kept: undefined }];
    if (viewClass !== "WebhookAuthView" || typeof value !== "object" || value === null || !("type" in value)) return [];
    // Without its secret such a webhook takes nothing, which is safer than taking everything.
    return value.type === "NO_AUTH" ? [] : [{ key, label, kept: { type: value.type } }];
  });
}
