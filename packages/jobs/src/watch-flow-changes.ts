import { randomUUID } from "node:crypto";
import { DomainError } from "@millrace/flow";
import { keyPrefix, openRedis, type RedisPlace } from "./redis.ts";

export interface FlowChangeWatch {
  /**
   * Announces something to ourselves on the same channel; resolves when it was heard. Other watchers leave it unheard. @throws
   * `unavailable` while Redis is away, `timed_out` when it was not heard after `timeoutMs`.
   */
  travel(options: { timeoutMs: number }): Promise<void>;
  close(): void;
}

/** No flow's id begins like this. */
const probeMark = "probe:";

/** Calls back with the id of every flow whose row changed, until closed. */
export function watchFlowChanges(place: RedisPlace, onChange: (flowId: string) => void): FlowChangeWatch {
  const channel = changedChannel(place);
  const underway = new Map<string, () => void>();
  const subscriber = openRedis(place);
  subscriber.on("message", (_, text: string) => {
    if (text.startsWith(probeMark)) underway.get(text)?.();
    else onChange(text);
  });
  subscriber.subscribe(channel).catch(() => {}); // closing while it connects; ioredis resubscribes on its own
  let announcer: ReturnType<typeof openRedis> | undefined;

  return {
    async travel({ timeoutMs }) {
      announcer ??= openRedis(place);
      if (subscriber.status !== "ready") throw new DomainError("unavailable", "Redis is not connected");
      const probe = `${probeMark}${randomUUID()}`;
      const heard = Promise.withResolvers<void>();
      const text = `An announcement to ourselves was not heard after ${timeoutMs} ms`;
      const timer = setTimeout(() => heard.reject(new DomainError("timed_out", text)), timeoutMs);
      underway.set(probe, heard.resolve);
      announcer.publish(channel, probe).catch(heard.reject);
      try {
        await heard.promise;
      } finally {
        clearTimeout(timer);
        underway.delete(probe);
      }
    },
    close() {
      subscriber.disconnect();
      announcer?.disconnect();
    },
  };
}

export function changedChannel(place: RedisPlace): string {
  return `${keyPrefix(place)}:flow-changed`;
}
