import { formatMany } from "../../lib/format-count.ts";

export interface Scale {
  replicas: number;
  prefetch: number;
}

/** "The version says 1, now 3."; undefined while both are the same. */
export function describeOverride(now: number, version: number | undefined): string | undefined {
  return version === undefined || version === now ? undefined : `The version says ${version}, now ${now}.`;
}

interface Scaling {
  before: Scale;
  after: Scale;
  /** It has no containers until it goes on. */
  isPaused?: boolean;
}

/** What a change of scale means for the messages, before it is made. */
export function describeScaling({ before, after, isPaused = false }: Scaling): string {
  const parallel = after.replicas * after.prefetch;
  const more = after.replicas - before.replicas;
  const parts = [
    isPaused && `${formatMany(after.replicas, "container")} will start when the step goes on.`,
    !isPaused && more > 0 && `${formatMany(more, "more container")} will start.`,
    !isPaused && more < 0 && `${formatMany(-more, "container")} will end after finishing what is in hand.`,
    !isPaused && after.prefetch !== before.prefetch && "Its containers are replaced one after the other.",
    parallel === 1
      ? "One message at a time: the order is kept."
      : `Up to ${formatMany(parallel, "message")} at once: they may overtake one another.`,
  ];
  return parts.filter(Boolean).join(" ");
}

/** What is asked of the server: only what changes; the version's own value means no override. */
export function scaleChange({ now, next, version }: { now: Scale; next: Scale; version: Scale | undefined }) {
  const wish = (name: keyof Scale) => (next[name] === version?.[name] ? null : next[name]);
  return {
    ...(next.replicas !== now.replicas && { replicas: wish("replicas") }),
    ...(next.prefetch !== now.prefetch && { prefetch: wish("prefetch") }),
  };
}
