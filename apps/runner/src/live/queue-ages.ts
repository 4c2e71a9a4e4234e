import type { QueueFacts } from "@millrace/broker";
import type { LiveStep } from "@millrace/flow";

export type Oldest = NonNullable<LiveStep["oldest"]>;

/** How many messages had ever come into a queue at a moment (epoch milliseconds). */
interface Arrivals {
  at: number;
  published: number;
}

interface Watched {
  /** The first look, or the last one at which it was empty. */
  beginning: Arrivals & { wasEmpty: boolean };
  /** Looks at which there were more than before, oldest first; begins with the one at which the oldest message came. */
  arrivals: Arrivals[];
  oldest: Oldest | undefined;
}

type Counted = Pick<QueueFacts, "name" | "ready" | "unacked" | "published">;

/** Messages of a queue that were put behind the others anew (`rotateQueue`): the broker counts them as arrivals, a little late. */
interface Copies {
  /** Not yet among the broker's count. */
  awaited: number;
  counted: number;
  /** What the broker's count was last. */
  published: number;
}

const mostLooks = 512;

/**
 * Tells since when the oldest message of a queue is in it. Brokers do not say that of quorum queues, but count what came in: with
 * `depth` messages inside, the oldest is the one that came before the last `depth - 1`. As if they left in the order they
 * came: one that is worked on for longer than its neighbours is older than told. Without counts: since when it was never empty.
 */
export class QueueAges {
  readonly #watched = new Map<string, Watched>();
  readonly #published = new Map<string, number>();
  readonly #copies = new Map<string, Copies>();

  /** Takes a reading of the queues; those it does not name are forgotten. */
  look(queues: readonly Counted[], now: number): void {
    const present = new Set<string>();
    for (const queue of queues) {
      present.add(queue.name);
      const arrived = this.#withoutCopies(queue);
      this.#published.set(queue.name, queue.published);
      this.#watched.set(queue.name, next(this.#watched.get(queue.name), { queue: arrived, now }));
    }
    for (const name of this.#watched.keys()) if (!present.has(name)) this.#forget(name);
  }

  /**
   * Somebody looked through a queue: so many of its messages will be counted as if they had come anew. Of what other runners do so nobody
   * tells this one: it takes such messages for new.
   */
  copied(name: string, count: number): void {
    const published = this.#published.get(name);
    if (published === undefined) return;
    const { awaited = 0, ...known } = this.#copies.get(name) ?? { counted: 0, published };
    this.#copies.set(name, { ...known, awaited: awaited + count });
  }

  /** Undefined of a queue that is empty, or was never looked at. */
  oldestOf(name: string): Oldest | undefined {
    return this.#watched.get(name)?.oldest;
  }

  #withoutCopies(queue: Counted): Counted {
    const copies = this.#copies.get(queue.name);
    if (!copies) return queue;
    const grown = queue.published - copies.published;
    if (grown < 0) {
      this.#copies.delete(queue.name); // the broker counts anew
      return queue;
    }
    const arrived = Math.min(copies.awaited, grown);
    copies.awaited -= arrived;
    copies.counted += arrived;
    copies.published = queue.published;
    return { ...queue, published: queue.published - copies.counted };
  }

  #forget(name: string): void {
    for (const known of [this.#watched, this.#published, this.#copies]) known.delete(name);
  }
}

function next(before: Watched | undefined, { queue, now }: { queue: Counted; now: number }): Watched {
  const { published } = queue;
  const depth = queue.ready + queue.unacked;
  const isRecount = before !== undefined && published < before.beginning.published; // the broker counts anew
  if (depth === 0 || !before || isRecount) {
    const beginning = { at: now, published, wasEmpty: depth === 0 };
    const oldest = depth === 0 ? undefined : { at: now, isAtLeast: true };
    return { beginning, arrivals: [beginning], oldest };
  }
  const cameBefore = published - depth;
  const grown = published > (before.arrivals.at(-1)?.published ?? 0);
  const looks = grown ? [...before.arrivals, { at: now, published }] : before.arrivals;
  const first = looks.findIndex((look) => look.published > cameBefore);
  const arrivals = thinOut(first > 0 ? looks.slice(first) : looks);
  const { beginning } = before;
  const isAtLeast = cameBefore < beginning.published && !beginning.wasEmpty;
  return { beginning, arrivals, oldest: { at: isAtLeast ? beginning.at : (arrivals[0]?.at ?? now), isAtLeast } };
}

/** A queue that grows for hours is told less exactly. */
function thinOut(looks: Arrivals[]): Arrivals[] {
  return looks.length <= mostLooks ? looks : looks.filter((_, index) => index === 0 || index % 2 === 1);
}
