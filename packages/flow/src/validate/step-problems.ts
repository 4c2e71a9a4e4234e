import { choiceLabels, readChoices } from "../component/choices.ts";
import { type FieldDescriptor, isFieldVisible, stepFields } from "../component/component-descriptor.ts";
import { isExpressionValue } from "../definition/expression-value.ts";
import type { FlowDefinition, FlowNode } from "../definition/flow-definition.ts";
import { expressionProblem } from "../expression/expression.ts";
import { credentialProblems } from "./credential-problems.ts";
import { fault } from "./fault.ts";
import type { Problem } from "./problem.ts";
import { requestProblems } from "./request-problems.ts";
import { resolveStep } from "./resolve-step.ts";
import type { Surroundings } from "./surroundings.ts";

/** Step id → fields that a connection's mapping gives a value. */
export type MappedFields = ReadonlyMap<string, ReadonlySet<string>>;

export function mappedFields({ edges }: FlowDefinition["graph"]): MappedFields {
  const mapped = new Map<string, Set<string>>();
  for (const { target, config } of edges) {
    if (config?.mapper) mapped.set(target, new Set([...(mapped.get(target) ?? []), ...Object.keys(config.mapper)]));
  }
  return mapped;
}

/** Of a step's component, fields and credential. */
export function stepProblems(
  node: FlowNode,
  { mapped, surroundings }: { mapped: MappedFields; surroundings: Surroundings },
): Problem[] {
  const { command, component, found } = resolveStep(node, surroundings);
  const stepId = node.id;
  if (!command || !component) {
    const message = `There is no component for "${node.command}". Choose another, or push the component.`;
    return [fault({ code: "unknown_component", stepId, message })];
  }
  if (!found) {
    const message = `${component.title} has no trigger or action "${command.function}". Replace the step.`;
    return [fault({ code: "unknown_function", stepId, message })];
  }
  const problems: Problem[] = [];
  if (component.deprecated || found.descriptor.deprecated) {
    const note = component.deprecationNote ?? "it works, but will not be mended. Replace the step when you can.";
    const message = `${found.descriptor.title} is deprecated: ${note}`;
    problems.push({ code: "deprecated", severity: "warning", stepId, message });
  }
  for (const [field, descriptor] of stepFields(component, found.descriptor)) {
    if (!isFieldVisible(descriptor, node.fields)) continue;
    problems.push(...fieldProblems(node, { field, descriptor, isMapped: mapped.get(stepId)?.has(field) === true }));
  }
  return [...problems, ...credentialProblems(node, { component, name: command.component, surroundings })];
}

interface Field {
  field: string;
  descriptor: FieldDescriptor;
  /** A connection's mapping gives it its value. */
  isMapped: boolean;
}

function fieldProblems(node: FlowNode, { field, descriptor, isMapped }: Field): Problem[] {
  const { label, viewClass, model } = descriptor;
  const at = { stepId: node.id, field };
  const value = node.fields[field];
  const isMissing = descriptor.required && descriptor.default === undefined && !isMapped;
  const isRequest = viewClass === "RESTAPIView" && !isExpressionValue(value);
  if (isRequest && (isMissing || !isEmpty(value))) {
    return requestProblems(label, value).map((problem) => fault({ ...at, ...problem }));
  }
  if (isEmpty(value)) {
    return isMissing ? [fault({ ...at, code: "missing_field", message: `${label} is needed. Fill it in.` })] : [];
  }
  if (isExpressionValue(value) && descriptor.expression === false) {
    const cure =
      "Give it a fixed value; what changes from message to message goes into the mapping in front of the step.";
    return [fault({ ...at, code: "invalid_field", message: `${label} takes no expression. ${cure}` })];
  }
  const problems: Problem[] = [];
  const source = expressionSource(value, viewClass);
  const wrong = source === undefined ? undefined : expressionProblem(source);
  if (wrong) problems.push(fault({ ...at, code: "broken_expression", message: `${label}: ${wrong}` }));
  if (typeof model === "object" && typeof value === "string" && !isChoice(value, model)) {
    const message = `${label}: "${value}" is not a choice. Choose one of the list.`;
    problems.push(fault({ ...at, code: "invalid_field", message }));
  }
  return problems;
}

function isChoice(value: string, model: object): boolean {
  return Object.hasOwn(choiceLabels(readChoices(model)), value);
}

function expressionSource(value: unknown, viewClass: string): string | undefined {
  if (isExpressionValue(value)) return value.jsonata;
  return viewClass === "JSONataView" && typeof value === "string" ? value : undefined;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
