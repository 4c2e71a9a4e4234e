import { type FlowDefinition, type FlowNode, formatStepCommand, parseStepCommand, plainName } from "@millrace/flow";
import { produce } from "immer";

/** Gives a step another name; an empty one falls back to its id. */
export function renameStep(
  definition: FlowDefinition,
  { stepId, name }: { stepId: string; name: string },
): FlowDefinition {
  return changeStep(definition, stepId, (step) => {
    const trimmed = plainName(name).trim();
    if (trimmed) step.name = trimmed;
    else delete step.name;
  });
}

/** Sets one field of a step's form; `undefined` takes the value away. */
export function setField(
  definition: FlowDefinition,
  { stepId, field, value }: { stepId: string; field: string; value: unknown },
): FlowDefinition {
  return changeStep(definition, stepId, (step) => {
    if (value === undefined) delete step.fields[field];
    else step.fields[field] = value;
  });
}

export function setCredential(
  definition: FlowDefinition,
  { stepId, credential }: { stepId: string; credential: string | undefined },
): FlowDefinition {
  return changeStep(definition, stepId, (step) => {
    if (credential) step.credential = credential;
    else delete step.credential;
  });
}

/**
 * Another function (or component) in the same place, with the same connections. Of the fields those stay that the new one has as
 * well, and the credential when it belongs to the same component.
 */
export function replaceCommand(
  definition: FlowDefinition,
  { stepId, command, name, fields }: { stepId: string; command: string; name: string; fields: ReadonlySet<string> },
): FlowDefinition {
  return changeStep(definition, stepId, (step) => {
    const isSameComponent = parseStepCommand(step.command)?.component === parseStepCommand(command)?.component;
    step.command = command;
    step.name = name;
    step.fields = Object.fromEntries(Object.entries(step.fields).filter(([field]) => fields.has(field)));
    if (!isSameComponent) delete step.credential;
  });
}

/** Has a step follow the newest version of its component again; fields and credential stay. */
export function unpinStep(definition: FlowDefinition, { stepId }: { stepId: string }): FlowDefinition {
  return changeStep(definition, stepId, (step) => {
    const command = parseStepCommand(step.command);
    if (!command) return;
    delete command.version;
    step.command = formatStepCommand(command);
  });
}

export function describeStep(
  definition: FlowDefinition,
  { stepId, description }: { stepId: string; description: string },
): FlowDefinition {
  return changeStep(definition, stepId, (step) => {
    if (description.trim()) step.description = description;
    else delete step.description;
  });
}

function changeStep(definition: FlowDefinition, stepId: string, change: (step: FlowNode) => void): FlowDefinition {
  return produce(definition, (draft) => {
    const step = draft.graph.nodes.find((node) => node.id === stepId);
    if (step) change(step);
  });
}
