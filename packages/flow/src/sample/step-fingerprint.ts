import type { FlowDefinition } from "../definition/flow-definition.ts";

/**
 * Changes when something changes that shapes what a step puts out: component, fields, credential, and how its messages are made. By it
 * an older sample is told to be stale. Short and quick, also in the browser; it proves nothing.
 */
export function stepFingerprint(definition: FlowDefinition, stepId: string): string {
  const node = definition.graph.nodes.find(({ id }) => id === stepId);
  const edges = definition.graph.edges
    .filter(({ target }) => target === stepId)
    .map(({ source, config }) => ({ source, condition: config?.condition, mapper: config?.mapper }))
    .sort((a, b) => (a.source < b.source ? -1 : 1));
  return hash(stable({ command: node?.command, fields: node?.fields, credential: node?.credential, edges }));
}

/** JSON whose properties stand in order, without those that say nothing. */
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, part]) => `${JSON.stringify(name)}:${stable(part)}`).join()}}`;
}

/** FNV-1a over UTF-16, twice with different beginnings: 64 bits are enough for one step's history. */
function hash(text: string): string {
  let one = 0x811c9dc5;
  let two = 0x01000193;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ (code + index), 0x85ebca6b);
  }
  return [one, two].map((part) => (part >>> 0).toString(16).padStart(8, "0")).join("");
}
