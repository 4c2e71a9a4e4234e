const narrowSpace = "\u202f";
/** Made once: a list formats a hundred counts, and making it is most of the work. */
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** 3412 → "3 412". */
export function formatCount(count: number): string {
  return whole.format(Math.round(count)).replaceAll(",", narrowSpace);
}

/** `formatMany(1, "message")` → "1 message"; `formatMany(3412, "message")` → "3 412 messages". */
export function formatMany(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}
