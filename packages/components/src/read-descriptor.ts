import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ComponentDescriptor, componentDescriptorSchema } from "@millrace/flow";
import { builtInComponents } from "./built-in-components.ts";

/** The parsed component.json of a built-in component. Throws for a name that none has. */
export async function readDescriptor(name: string): Promise<ComponentDescriptor> {
  const component = builtInComponents.find((candidate) => candidate.name === name);
  if (!component) throw new Error(`There is no built-in component "${name}"`);
  const text = await readFile(join(component.folder, "component.json"), "utf8");
  return componentDescriptorSchema.parse(JSON.parse(text));
}
