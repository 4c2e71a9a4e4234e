/** A sample as it is shown: whole when it is small. */
export interface CutSample {
  value: unknown;
  isCut: boolean;
}

/** Shown whole up to this size of its JSON. */
export const shownSampleBytes = 256 * 1024;

const keptItems = 20;
const keptCharacters = 2_000;
const keptProperties = 200;
const deepest = 12;

/**
 * Cuts what is too big to be shown: long lists and texts, objects with very many properties, what lies too deep. Every path of what
 * is kept stays as it was, so that mappings can be drawn from it.
 */
export function cutSample(
  value: unknown,
  { bytes, maxBytes = shownSampleBytes }: { bytes: number; maxBytes?: number },
): CutSample {
  if (bytes <= maxBytes) return { value, isCut: false };
  for (const share of [1, 0.25, 0.05]) {
    const cut = cutValue(value, { share, depth: 0 });
    if ((JSON.stringify(cut) ?? "").length <= maxBytes) return { value: cut, isCut: true };
  }
  return { value: cutValue(value, { share: 0.01, depth: deepest - 3 }), isCut: true };
}

function cutValue(value: unknown, { share, depth }: { share: number; depth: number }): unknown {
  const atMost = (count: number) => Math.max(1, Math.floor(count * share));
  if (typeof value === "string") {
    const kept = atMost(keptCharacters);
    return value.length <= kept ? value : `${value.slice(0, kept)}…`;
  }
  if (typeof value !== "object" || value === null) return value;
  if (depth >= deepest) return Array.isArray(value) ? [] : {};
  const next = { share, depth: depth + 1 };
  if (Array.isArray(value)) return value.slice(0, atMost(keptItems)).map((item: unknown) => cutValue(item, next));
  const entries = Object.entries(value).slice(0, atMost(keptProperties));
  return Object.fromEntries(entries.map(([name, part]) => [name, cutValue(part, next)]));
}
