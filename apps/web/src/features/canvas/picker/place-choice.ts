import { type ComponentDescriptor, type FlowDefinition, findFunction, rootNodes, stepFields } from "@millrace/flow";
import { addStep, type NewStep } from "../../flow-editor/document/add-step.ts";
import { replaceCommand } from "../../flow-editor/document/change-step.ts";
import { connectSteps } from "../../flow-editor/document/connect-steps.ts";
import { insertOnEdge } from "../../flow-editor/document/insert-on-edge.ts";
import { nextStepId } from "../../flow-editor/document/next-step-id.ts";
import { columnPitch } from "../../flow-editor/document/step-geometry.ts";
import { uniqueStepName } from "../../flow-editor/document/unique-step-name.ts";
import type { PickerPlace } from "../../flow-editor/store/editor-store.ts";
import { choiceCommand, type FunctionChoice } from "./search-functions.ts";

export interface Placed {
  definition: FlowDefinition;
  stepId: string;
}

export interface ChosenStep {
  choice: FunctionChoice;
  place: PickerPlace;
  /** For the defaults of its form; without it the form starts empty. */
  descriptor: ComponentDescriptor | undefined;
  /** All credentials of the workspace: if exactly one fits, the new step gets it. */
  credentials: ReadonlyArray<{ id: string; component: string }>;
}

/** The document with the chosen step at the chosen place, and the step's id. */
export function placeChoice(definition: FlowDefinition, chosen: ChosenStep): Placed {
  const { choice, place } = chosen;
  if (place.kind === "replace") {
    const name = uniqueStepName(definition, choice.function.title);
    const command = choiceCommand(choice);
    return { definition: replaceCommand(definition, { stepId: place.stepId, command, name }), stepId: place.stepId };
  }
  const step = newStep(definition, chosen);
  if (place.kind === "edge") {
    return { definition: insertOnEdge(definition, { step, edge: place.edge }), stepId: step.id };
  }
  if (place.kind === "trigger") return { definition: addTrigger(definition, step), stepId: step.id };
  const after = place.kind === "after" ? place.stepId : undefined;
  const { position } = place;
  return { definition: addStep(definition, { step, after, position }), stepId: step.id };
}

/** A trigger feeds whatever nothing feeds yet: choosing another one after deleting the first leaves no step behind. */
function addTrigger(definition: FlowDefinition, step: NewStep): FlowDefinition {
  const roots = rootNodes(definition.graph);
  const left = Math.min(...roots.map((node) => node.position?.x ?? 0));
  const position = roots.length > 0 ? { x: left - columnPitch, y: roots[0]?.position?.y ?? 0 } : { x: 0, y: 0 };
  const placed = addStep(definition, { step, position });
  return roots.reduce((flow, root) => connectSteps(flow, { source: step.id, target: root.id }), placed);
}

function newStep(definition: FlowDefinition, { choice, descriptor, credentials }: ChosenStep): NewStep {
  const fitting = credentials.filter((credential) => credential.component === choice.component.name);
  const only = fitting.length === 1 && choice.component.needsCredential ? fitting[0] : undefined;
  return {
    id: nextStepId(definition),
    name: uniqueStepName(definition, choice.function.title),
    command: choiceCommand(choice),
    fields: defaultFields(descriptor, choice.function.name),
    ...(only && { credential: only.id }),
  };
}

function defaultFields(descriptor: ComponentDescriptor | undefined, name: string): Record<string, unknown> {
  const found = descriptor && findFunction(descriptor, name);
  if (!descriptor || !found) return {};
  return Object.fromEntries(
    stepFields(descriptor, found.descriptor)
      .filter(([, field]) => field.default !== undefined)
      .map(([field, { default: value }]) => [field, structuredClone(value)]),
  );
}
