import type { Component, StepFunction } from "../component.ts";

/** @throws when the component has no such trigger or action. */
export function findFunction(component: Component, name: string): StepFunction {
  if (!Object.hasOwn(component.functions, name)) {
    const known = Object.keys(component.functions).join(", ");
    throw new Error(`The component has no function "${name}". It has: ${known}`);
  }
  // Functions keep their own config type for their author; the platform knows it as a record of fields.
  return component.functions[name] as unknown as StepFunction;
}
