import { type ComponentDescriptor, type FlowDefinition, findFunction, rootNodes, stepFields } from "@millrace/flow";
import { addStep, type NewStep } from "../../flow-editor/document/add-step.ts";
import { replaceCommand, setCredential, setField } from "../../flow-editor/document/change-step.ts";
import { connectSteps } from "../../flow-editor/document/connect-steps.ts";
import { findStep } from "../../flow-editor/document/find-step.ts";
import { errorHandlerPlace } from "../../flow-editor/document/handle-errors.ts";
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
  /** All credentials of the workspace: if exactly one fits a component that needs one, the new step gets it. */
  credentials: ReadonlyArray<{ id: string; component: string }>;
  /** Title of the function that is replaced. */
  replacedTitle?: string | undefined;
}

/** The document with the chosen step at the chosen place, and the step's id. */
export function placeChoice(definition: FlowDefinition, chosen: ChosenStep): Placed {
  const { place } = chosen;
  if (place.kind === "replace") return replaceStep(definition, { chosen, stepId: place.stepId });
  const step = newStep(definition, chosen);
  if (place.kind === "edge") {
    return { definition: insertOnEdge(definition, { step, edge: place.edge }), stepId: step.id };
  }
  if (place.kind === "trigger") return { definition: addTrigger(definition, step), stepId: step.id };
  if (place.kind === "errors") {
    const handler = { ...step, handlesErrors: true };
    return {
      definition: addStep(definition, { step: handler, position: errorHandlerPlace(definition) }),
      stepId: step.id,
    };
  }
  const after = place.kind === "after" ? place.stepId : undefined;
  const { position } = place;
  return { definition: addStep(definition, { step, after, position }), stepId: step.id };
}

/** A name that a person gave stays; the one that came with the old function goes with it. */
function replaceStep(definition: FlowDefinition, { chosen, stepId }: { chosen: ChosenStep; stepId: string }): Placed {
  const { choice, descriptor, replacedTitle } = chosen;
  const old = findStep(definition, stepId)?.name;
  const isGiven = old !== undefined && old.replace(/ \d+$/, "") !== replacedTitle;
  const name = isGiven ? old : uniqueStepName(definition, choice.function.title);
  const found = descriptor && findFunction(descriptor, choice.function.name);
  const fields = new Set(found ? stepFields(descriptor, found.descriptor).map(([field]) => field) : []);
  const command = choiceCommand(choice);
  const replaced = replaceCommand(definition, { stepId, command, name, fields });
  const defaults = Object.entries(defaultFields(descriptor, choice.function.name));
  const step = findStep(replaced, stepId);
  const missing = defaults.filter(([field]) => !(field in (step?.fields ?? {})));
  const filled = missing.reduce((flow, [field, value]) => setField(flow, { stepId, field, value }), replaced);
  const only = step?.credential ? undefined : onlyCredential(chosen);
  return { definition: only ? setCredential(filled, { stepId, credential: only }) : filled, stepId };
}

/** A trigger feeds whatever nothing feeds yet: choosing another one after deleting the first leaves no step behind. */
function addTrigger(definition: FlowDefinition, step: NewStep): FlowDefinition {
  const roots = rootNodes(definition.graph);
  const left = Math.min(...roots.map((node) => node.position?.x ?? 0));
  const position = roots.length > 0 ? { x: left - columnPitch, y: roots[0]?.position?.y ?? 0 } : { x: 0, y: 0 };
  const placed = addStep(definition, { step, position });
  return roots.reduce((flow, root) => connectSteps(flow, { source: step.id, target: root.id }), placed);
}

function newStep(definition: FlowDefinition, chosen: ChosenStep): NewStep {
  const { choice, descriptor } = chosen;
  const only = onlyCredential(chosen);
  return {
    id: nextStepId(definition),
    name: uniqueStepName(definition, choice.function.title),
    command: choiceCommand(choice),
    fields: defaultFields(descriptor, choice.function.name),
    ...(only && { credential: only }),
  };
}

/** Where a credential is optional the step may turn to any system: a secret must not go there because nobody thought of it. */
function onlyCredential({ choice, descriptor, credentials }: ChosenStep): string | undefined {
  if (!choice.component.needsCredential || descriptor?.credentials?.required === false) return undefined;
  const fitting = credentials.filter((credential) => credential.component === choice.component.name);
  return fitting.length === 1 ? fitting[0]?.id : undefined;
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
