const flushMs = 300;
const mostBytes = 1_000_000;

/** Passes lines on in bunches, in their order, and no more than people can read. */
export class BuildLog {
  readonly #write: (text: string) => Promise<void>;
  #waiting = "";
  #bytes = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(write: (text: string) => Promise<void>) {
    this.#write = write;
  }

  say(line: string): void {
    if (this.#bytes > mostBytes) return;
    this.#bytes += line.length;
    this.#waiting += `${line}\n`;
    if (this.#bytes > mostBytes) this.#waiting += "… the rest is left out\n";
    this.#timer ??= setTimeout(() => this.#flush(), flushMs);
  }

  /** Resolves when all of it is written. Throws when some could not be. */
  async end(): Promise<void> {
    this.#flush();
    await this.#writing;
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = this.#waiting;
    this.#waiting = "";
    if (text !== "") this.#writing = this.#writing.then(() => this.#write(text));
  }
}
