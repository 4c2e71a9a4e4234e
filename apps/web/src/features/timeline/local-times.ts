const isoMoment = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;

/** A reason as the reader's clock tells it: the platform writes moments in UTC. */
export function localTimes(reason: string): string {
  return reason.replace(isoMoment, (at) => new Date(at).toLocaleString("en-GB"));
}
