import { isExpressionValue } from "../definition/expression-value.ts";
import { type ComponentDescriptor, type ResolvedFunction, stepFields } from "./component-descriptor.ts";

/** Fields in which a person says what the step puts out: a schema, or an example of it. */
const declaringViews: readonly (string | undefined)[] = ["OutMetadataView", "WebHookPayloadView"];

interface OutputOf {
  descriptor: ComponentDescriptor;
  found: ResolvedFunction;
  fields: Readonly<Record<string, unknown>>;
  /** What the component answered when its metadata depends on the fields. */
  asked?: Record<string, unknown> | undefined;
}

/**
 * JSON Schema of what a step puts out: as a field of its form says, else as the component says. Undefined when nobody does, or
 * has not been asked yet.
 */
export function outputMetadata({ descriptor, found, fields, asked }: OutputOf): Record<string, unknown> | undefined {
  for (const [name, { viewClass }] of stepFields(descriptor, found.descriptor)) {
    const declared = declaringViews.includes(viewClass) ? declaredOutput(fields[name]) : undefined;
    if (declared) return declared;
  }
  return found.descriptor.dynamicMetadata === true ? asked : found.descriptor.metadata?.out;
}

/** Whether the component has to be asked what its step puts out. */
export function wantsMetadata({ descriptor, found, fields }: Omit<OutputOf, "asked">): boolean {
  return found.descriptor.dynamicMetadata === true && outputMetadata({ descriptor, found, fields }) === undefined;
}

function declaredOutput(value: unknown): Record<string, unknown> | undefined {
  const written = typeof value === "string" ? parsed(value) : value;
  if (typeof written !== "object" || written === null || isExpressionValue(written)) return undefined;
  return isSchema(written) ? { ...written } : { example: written };
}

function isSchema(value: object): boolean {
  if ("$schema" in value) return true;
  if ("properties" in value) return typeof value.properties === "object" && value.properties !== null;
  return "type" in value && (value.type === "object" || value.type === "array");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half typed: nothing is said yet.
    return undefined;
  }
}
