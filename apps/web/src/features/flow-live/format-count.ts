/** `950`, `1.2k`, `34k`, `1.2M`: short enough for a card, never longer than five characters. */
export function shortCount(count: number): string {
  if (count < 1000) return String(count);
  if (count < 1_000_000) return `${trim(count / 1000)}k`;
  return `${trim(count / 1_000_000)}M`;
}

/** `3 412`: exact, with thin spaces between thousands. */
export function exactCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, " ");
}

/** `1 message`, `3 412 messages`. */
export function countOf(count: number, noun: string): string {
  return `${exactCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function trim(value: number): string {
  const floored = value < 10 ? Math.floor(value * 10) / 10 : Math.floor(value);
  return String(floored);
}
