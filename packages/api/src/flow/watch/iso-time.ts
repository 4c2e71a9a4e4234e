/** Epoch milliseconds as programs read a time; undefined stays. */
export function isoTime(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}
