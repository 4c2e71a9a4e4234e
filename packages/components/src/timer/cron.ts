import { defineFunction, type Message } from "@millrace/component";

/** The schedule itself is kept by the platform: this only says that, and how often, it came due. */
export const cron = defineFunction<Record<string, unknown>>({
  async process(step, message) {
    const count = firedSoFar(step.snapshot) + 1;
    const scheduledFor = dueTime(message);
    await step.emit({ body: { firedAt: new Date().toISOString(), ...(scheduledFor && { scheduledFor }), count } });
    await step.saveSnapshot({ count });
  },
});

function firedSoFar(snapshot: unknown): number {
  const isCount = typeof snapshot === "object" && snapshot !== null && "count" in snapshot;
  return isCount && Number.isSafeInteger(snapshot.count) ? Number(snapshot.count) : 0;
}

/** The scheduler writes it into the body or the metadata of its message (ISO 8601). */
function dueTime({ body, metadata }: Message): string | undefined {
  for (const place of [body, metadata]) {
    if (typeof place === "object" && place !== null && "scheduledFor" in place) return String(place.scheduledFor);
  }
  return undefined;
}
