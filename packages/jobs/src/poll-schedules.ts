import { Queue } from "bullmq";
import { keyPrefix, openRedis, type RedisPlace } from "./redis.ts";

/** The `poll` jobs of polling triggers: one repeating job per flow. Rebuilt from the database when Redis was flushed. */
export interface PollSchedules {
  /** Sets or changes the schedule of a flow. `cron` has five fields. */
  set(schedule: { flowId: string; cron: string; timezone: string }): Promise<void>;
  remove(flowId: string): Promise<void>;
  list(): Promise<Array<{ flowId: string; cron: string; timezone: string; nextAt: number | undefined }>>;
  close(): Promise<void>;
}

export function openPollSchedules(place: RedisPlace): PollSchedules {
  const connection = openRedis(place);
  const queue = new Queue("poll", { connection, prefix: keyPrefix(place) });
  queue.on("error", () => {}); // an outage shows in health; unheard, each failed attempt would print a stack trace
  return {
    async set({ flowId, cron, timezone }) {
      await queue.upsertJobScheduler(
        flowId,
        { pattern: cron, tz: timezone },
        { name: "poll", data: { flowId }, opts: { removeOnComplete: true, removeOnFail: 100 } },
      );
    },
    async remove(flowId) {
      await queue.removeJobScheduler(flowId);
    },
    async list() {
      const schedulers = await queue.getJobSchedulers();
      return schedulers.map((scheduler) => ({
        flowId: scheduler.key,
        cron: scheduler.pattern ?? "",
        timezone: scheduler.tz ?? "UTC",
        nextAt: scheduler.next,
      }));
    },
    async close() {
      await queue.close();
      connection.disconnect();
    },
  };
}
