/**
 * A message body made from a descriptor's metadata (draft-3-like JSON Schema), so that a preview has something to show before
 * any real message went through.
 */
export function sampleFromMetadata(schema: unknown, depth = 0): unknown {
  if (!isRecord(schema) || depth > 8) return undefined;
  if (schema.example !== undefined) return schema.example;
  if (schema.default !== undefined) return schema.default;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const { properties } = schema;
  if (isRecord(properties)) {
    return Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, sampleFromMetadata(property, depth + 1)]),
    );
  }
  switch (schema.type) {
    case "string":
      return schema.format === "date-time" ? "2026-01-31T12:00:00Z" : "text";
    case "number":
    case "integer":
      return 1;
    case "boolean":
      return true;
    case "array":
      return [sampleFromMetadata(schema.items, depth + 1)].filter((item) => item !== undefined);
    default:
      return {};
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
