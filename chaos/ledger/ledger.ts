/** A flow as the ledger sees it: a message has arrived when it was seen at every ending. */
export interface Route {
  name: string;
  endings: readonly string[];
}

interface Entry {
  /** Of the first attempt. */
  sentAt: number;
  isAccepted: boolean;
  /** How often it was seen, by ending. */
  arrivals: Map<string, number>;
}

export interface RouteSummary {
  name: string;
  /** Answered 202, or committed: what the platform has answered for. */
  accepted: number;
  /** Of these, seen at every ending. */
  delivered: number;
  /** Seen at an ending again. */
  duplicates: number;
  /** Accepted, and missing at an ending: `id` or `id at ending`. */
  lost: string[];
}

/** What was sent, accepted and seen, by message id. */
export class Ledger {
  readonly #routes: readonly Route[];
  readonly #entries: Map<string, Map<string, Entry>>;

  constructor(routes: readonly Route[]) {
    this.#routes = routes;
    this.#entries = new Map(routes.map(({ name }) => [name, new Map()]));
  }

  /** An attempt begins. Only the first one of a message counts as its time. */
  sent(message: { route: string; id: string }, now: number): void {
    const entries = this.#entriesOf(message.route);
    if (entries.has(message.id)) return;
    entries.set(message.id, { sentAt: now, isAccepted: false, arrivals: new Map() });
  }

  accepted({ route, id }: { route: string; id: string }): void {
    const entry = this.#entriesOf(route).get(id);
    if (!entry) throw new Error(`${id} was accepted by ${route} before it was sent`);
    entry.isAccepted = true;
  }

  /** Seen once more at an ending. An id nobody sent is somebody else's and is left out. */
  arrived({ route, id, ending }: { route: string; id: string; ending: string }): void {
    const arrivals = this.#entriesOf(route).get(id)?.arrivals;
    arrivals?.set(ending, (arrivals.get(ending) ?? 0) + 1);
  }

  /** Whether an ending has seen a message at all. */
  hasArrived({ route, id, ending }: { route: string; id: string; ending: string }): boolean {
    return (this.#entriesOf(route).get(id)?.arrivals.get(ending) ?? 0) > 0;
  }

  /** Routes none of whose messages that were sent at `since` or later have arrived yet. */
  waitingSince(since: number): string[] {
    const hasPassed = ({ name, endings }: Route) =>
      [...this.#entriesOf(name).values()].some((entry) => entry.sentAt >= since && isWhole(entry, endings));
    return this.#routes.filter((route) => !hasPassed(route)).map(({ name }) => name);
  }

  summarize(): RouteSummary[] {
    return this.#routes.map(({ name, endings }) => {
      const entries = [...this.#entriesOf(name)];
      const accepted = entries.filter(([, { isAccepted }]) => isAccepted);
      return {
        name,
        accepted: accepted.length,
        delivered: accepted.filter(([, entry]) => isWhole(entry, endings)).length,
        duplicates: sum(entries.flatMap(([, { arrivals }]) => [...arrivals.values()].map((count) => count - 1))),
        lost: accepted.flatMap(([id, { arrivals }]) =>
          endings
            .filter((ending) => !arrivals.has(ending))
            .map((ending) => (endings.length === 1 ? id : `${id} at ${ending}`)),
        ),
      };
    });
  }

  #entriesOf(route: string): Map<string, Entry> {
    const entries = this.#entries.get(route);
    if (!entries) throw new Error(`There is no route ${route}`);
    return entries;
  }
}

function isWhole({ arrivals }: Entry, endings: readonly string[]): boolean {
  return endings.every((ending) => arrivals.has(ending));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
