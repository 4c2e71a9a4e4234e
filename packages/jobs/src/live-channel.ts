import { type LiveFlow, liveFlowSchema } from "@millrace/flow";
import { keyPrefix, openRedis, type RedisPlace } from "./redis.ts";
import { changedChannel } from "./watch-flow-changes.ts";

/** A picture of a flow older than this is not shown as live: the runner publishes at least every few seconds. */
const latestTtlSeconds = 30;

export interface LivePublisher {
  publish(flow: LiveFlow): Promise<void>;
  /** Tells the gateway and others that a flow's row changed: their cached copy is stale. */
  flowChanged(flowId: string): Promise<void>;
  close(): void;
}

export function openLivePublisher(place: RedisPlace): LivePublisher {
  const redis = openRedis(place);
  return {
    async publish(flow) {
      const text = JSON.stringify(flow);
      await redis
        .multi()
        .set(latestKey(place, flow.flowId), text, "EX", latestTtlSeconds)
        .publish(liveChannel(place, flow.workspaceId), text)
        .exec();
    },
    async flowChanged(flowId) {
      await redis.publish(changedChannel(place), flowId);
    },
    close: () => redis.disconnect(),
  };
}

/**
 * Live pictures of a workspace's flows (or of one), beginning with the newest known of the one. Every picture is whole, so a
 * reader that lost its connection needs nothing but the next. Ends when the signal aborts.
 */
export async function* watchLive(
  place: RedisPlace,
  { workspaceId, flowId, signal }: { workspaceId: string; flowId?: string | undefined; signal: AbortSignal },
): AsyncGenerator<LiveFlow> {
  const subscriber = openRedis(place);
  const inbox = new Map<string, LiveFlow>();
  let wake = () => {};
  const stop = () => wake();
  signal.addEventListener("abort", stop);
  try {
    subscriber.on("message", (_, text: string) => {
      const flow = liveFlowSchema.parse(JSON.parse(text));
      if (flowId !== undefined && flow.flowId !== flowId) return;
      inbox.set(flow.flowId, flow); // a slow reader gets the newest of each flow, not a backlog
      wake();
    });
    await subscriber.subscribe(liveChannel(place, workspaceId));
    const latest = flowId === undefined ? undefined : await readLatestLive(place, { workspaceId, flowId });
    if (latest) yield latest;
    while (!signal.aborted) {
      const [next] = inbox.values();
      if (next) {
        inbox.delete(next.flowId);
        yield next;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (signal.aborted || inbox.size > 0) resolve();
        });
      }
    }
  } finally {
    signal.removeEventListener("abort", stop);
    subscriber.disconnect();
  }
}

/** The newest picture of a flow, or undefined when none was published lately. */
export async function readLatestLive(
  place: RedisPlace,
  { workspaceId, flowId }: { workspaceId: string; flowId: string },
): Promise<LiveFlow | undefined> {
  const redis = openRedis(place);
  try {
    const text = await redis.get(latestKey(place, flowId));
    const flow = text === null ? undefined : liveFlowSchema.parse(JSON.parse(text));
    return flow?.workspaceId === workspaceId ? flow : undefined;
  } finally {
    redis.disconnect();
  }
}

function liveChannel(place: RedisPlace, workspaceId: string): string {
  return `${keyPrefix(place)}:live:${workspaceId}`;
}

function latestKey(place: RedisPlace, flowId: string): string {
  return `${keyPrefix(place)}:live-latest:${flowId}`;
}
