/** Holds the newest value of each key until it is read: a slow reader gets what is true now, not a backlog. */
export class Newest<Value> {
  readonly #values = new Map<string, Value>();
  #failure: { error: unknown } | undefined;
  #wake = () => {};

  put(key: string, value: Value): void {
    this.#values.set(key, value);
    this.#wake();
  }

  /** For what was looked up while newer things may have come in. */
  putIfNone(key: string, value: Value): void {
    if (!this.#values.has(key)) this.put(key, value);
  }

  /** Ends the reading with this error. */
  fail(error: unknown): void {
    this.#failure = { error };
    this.#wake();
  }

  /** Values as they come, until the signal aborts. One reader. */
  async *read(signal: AbortSignal): AsyncGenerator<Value> {
    const stop = () => this.#wake();
    signal.addEventListener("abort", stop);
    try {
      while (!signal.aborted) {
        if (this.#failure) throw this.#failure.error;
        const [first] = this.#values;
        if (first) {
          this.#values.delete(first[0]);
          yield first[1];
        } else {
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
            if (signal.aborted) resolve();
          });
        }
      }
    } finally {
      signal.removeEventListener("abort", stop);
    }
  }
}
