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

/** What is known of a queue since the last look. */
interface Known {
  /** The broker's count of what ever came in. */
  published: number;
  copies: Copies;
  watched: Watched;
}

/** Messages of a queue that were put behind the others anew (`rotateQueue`): the broker counts them as arrivals, a little late. */
interface Copies {
  /** Not yet among the broker's count. */
  awaited: number;
  counted: number;
}

const noCopies: Copies = { awaited: 0, counted: 0 };

const mostLooks = 512;

/**
 * Tells since when the oldest message of a queue is in it. Brokers do not say that of quorum queues, but count what came in: with
 * `depth` messages inside, the oldest is the one that came before the last `depth - 1`. As if they left in the order they
 * came: one that is worked on for longer than its neighbours is older than told. Without counts: since when it was never empty.
 */
export class QueueAges {
  readonly #known = new Map<string, Known>();

  /** Takes a reading of the queues; those it does not name are forgotten. */
  look(queues: readonly Counted[], now: number): void {
    const present = new Set<string>();
    for (const queue of queues) {
      present.add(queue.name);
      const before = this.#known.get(queue.name);
      const copies = before ? countCopies(before, queue) : noCopies;
      const arrived = { ...queue, published: queue.published - copies.counted };
      const watched = next(before?.watched, { queue: arrived, now });
      this.#known.set(queue.name, { published: queue.published, copies, watched });
    }
    for (const name of this.#known.keys()) if (!present.has(name)) this.#known.delete(name);
  }

  /**
   * Somebody looked through a queue: so many of its messages will be counted as if they had come anew. Of what other runners do so nobody
   * tells this one: it takes such messages for new.
   */
  copied(name: string, count: number): void {
    const known = this.#known.get(name);
    if (!known) return;
    const { awaited, counted } = known.copies;
    this.#known.set(name, { ...known, copies: { awaited: awaited + count, counted } });
  }

  /** Undefined of a queue that is empty, or was never looked at. */
  oldestOf(name: string): Oldest | undefined {
    return this.#known.get(name)?.watched.oldest;
  }
}

/** Of what is new in the broker's count, copies that are awaited come first. */
function countCopies({ published, copies: { awaited, counted } }: Known, queue: Counted): Copies {
  const grown = queue.published - published;
  if (grown < 0) return noCopies; // the broker counts anew
  const arrived = Math.min(awaited, grown);
  return { awaited: awaited - arrived, counted: counted + arrived };
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
