/** Remembers since when things are as they are. Times are epoch milliseconds; keys of one flow begin with its id and a slash. */
export class Since {
  readonly #entries = new Map<string, { value: string; at: number }>();

  /** Since when `value` has been what it is, as far as seen. */
  unchanged(key: string, value: string, now: number): number {
    const entry = this.#entries.get(key);
    if (entry?.value === value) return entry.at;
    this.#entries.set(key, { value, at: now });
    return now;
  }

  /** Since when something holds; undefined while it does not. */
  holds(key: string, isTrue: boolean, now: number): number | undefined {
    if (isTrue) return this.unchanged(key, "true", now);
    this.#entries.delete(key);
    return undefined;
  }

  forget(flowId: string): void {
    for (const key of this.#entries.keys()) {
      if (key.startsWith(`${flowId}/`)) this.#entries.delete(key);
    }
  }
}
