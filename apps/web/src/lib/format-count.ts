const narrowSpace = "\u202f";
const thousands = /\B(?=(?:\d{3})+$)/g;

/** 3412 → "3 412". */
export function formatCount(count: number): string {
  return String(Math.round(count)).replaceAll(thousands, narrowSpace);
}

/** `formatMany(1, "message")` → "1 message"; `formatMany(3412, "message")` → "3 412 messages". */
export function formatMany(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}
