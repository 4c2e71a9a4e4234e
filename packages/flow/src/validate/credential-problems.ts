import { type ComponentDescriptor, needsCredential } from "../component/component-descriptor.ts";
import type { FlowNode } from "../definition/flow-definition.ts";
import { fault } from "./fault.ts";
import type { Problem } from "./problem.ts";
import type { Surroundings } from "./surroundings.ts";

/** Of the credential a step names, or lacks. */
export function credentialProblems(
  node: FlowNode,
  { component, name, surroundings }: { component: ComponentDescriptor; name: string; surroundings: Surroundings },
): Problem[] {
  const stepId = node.id;
  if (!node.credential) {
    const required = needsCredential(component) && component.credentials?.required !== false;
    return required
      ? [
          fault({
            code: "missing_credential",
            stepId,
            message: `${component.title} needs a credential. Choose or create one.`,
          }),
        ]
      : [];
  }
  const credential = surroundings.credentials?.get(node.credential);
  if (surroundings.credentials && credential?.component !== name) {
    return [
      fault({
        code: "unknown_credential",
        stepId,
        message: `There is no ${component.title} credential "${node.credential}" in this workspace. Choose another, or create it.`,
      }),
    ];
  }
  if (!credential?.attention) return [];
  const message = `The credential ${credential.name ? `"${credential.name}"` : ""} has lost its access: connect it again.`;
  return [{ code: "credential_attention", severity: "warning", stepId, message }];
}
