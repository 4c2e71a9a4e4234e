interface Entry {
  readonly isSettled: boolean;
}

/** Lets so many be under way at the same time, in the order they came; the others wait. */
export class PublishWindow<Item extends Entry> {
  readonly #size: number;
  readonly #begin: (item: Item) => void;
  #underway = 0;
  #waiting: Item[] = [];
  #isAdvancing = false;

  constructor(size: number, begin: (item: Item) => void) {
    this.#size = size;
    this.#begin = begin;
  }

  enter(item: Item): void {
    if (this.#underway >= this.#size || this.#waiting.length > 0) this.#waiting.push(item);
    else this.#let(item);
  }

  /** One that was under way is done. */
  leave(): void {
    this.#underway -= 1;
    if (this.#waiting.length === 0 || this.#isAdvancing) return;
    this.#isAdvancing = true;
    // Later, lest a long line of failures recurse.
    queueMicrotask(() => this.#advance());
  }

  #let(item: Item): void {
    this.#underway += 1;
    this.#begin(item);
  }

  #advance(): void {
    this.#isAdvancing = false;
    // In batches: taking one at a time from the front of a long array moves all the others each time.
    while (this.#waiting.length > 0 && (this.#size - this.#underway) * 4 >= this.#size) {
      const free = this.#size - this.#underway;
      // Some were given up while they waited.
      for (const item of this.#waiting.splice(0, free)) if (!item.isSettled) this.#let(item);
    }
  }
}
