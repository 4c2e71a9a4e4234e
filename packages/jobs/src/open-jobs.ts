import { DomainError } from "@millrace/flow";
import { Queue, QueueEvents } from "bullmq";
import { readFailureText } from "./failure-text.ts";
import { type JobName, type JobPayload, type JobResult, jobContracts } from "./job-contracts.ts";
import { keyPrefix, openRedis, type RedisPlace } from "./redis.ts";

/** The asking side: tell the runner, or ask it and wait for the answer. */
export interface Jobs {
  tell<Name extends JobName>(name: Name, payload: JobPayload<Name>): Promise<void>;
  /**
   * Rejects with `timed_out` when nobody answers within `timeoutMs`, with the domain error that the job failed with, and with
   * `unavailable` for any other failure.
   */
  ask<Name extends JobName>(
    name: Name,
    request: { payload: JobPayload<Name>; timeoutMs: number },
  ): Promise<JobResult<Name>>;
  /** Resolves when Redis answers; waits for it while it is away. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export function openJobs(place: RedisPlace): Jobs {
  const connection = openRedis(place);
  const queues = new Map<JobName, Queue>();
  const events = new Map<JobName, QueueEvents>();
  const prefix = keyPrefix(place);

  // An outage shows in what is asked meanwhile; unheard, each failed attempt would print a stack trace.
  const openQueue = (name: JobName) => {
    const opened = new Queue(name, { connection, prefix, defaultJobOptions: forgetWhenDone });
    opened.on("error", () => {});
    return opened;
  };
  const openEvents = (name: JobName) => {
    const opened = new QueueEvents(name, { connection: openRedis(place), prefix });
    opened.on("error", () => {});
    return opened;
  };
  const queue = (name: JobName) => getOrMake(queues, name, () => openQueue(name));
  const queueEvents = (name: JobName) => getOrMake(events, name, () => openEvents(name));

  return {
    async tell(name, payload) {
      await queue(name).add(name, jobContracts[name].payload.parse(payload));
    },
    async ask(name, { payload, timeoutMs }) {
      const listening = queueEvents(name);
      await listening.waitUntilReady();
      const job = await queue(name).add(name, jobContracts[name].payload.parse(payload));
      try {
        const answer = await job.waitUntilFinished(listening, timeoutMs);
        return jobContracts[name].result.parse(answer) as never; // the contract of `name` typed it
      } catch (cause) {
        throw askFailure(name, cause);
      }
    },
    async ping() {
      await connection.ping();
    },
    async close() {
      await Promise.all([...events.values(), ...queues.values()].map((open) => open.close()));
      connection.disconnect();
    },
  };
}

/** Enough for a late `waitUntilFinished` to read the answer; nothing piles up. */
const forgetWhenDone = { removeOnComplete: { age: 60, count: 1000 }, removeOnFail: { age: 300, count: 1000 } };

function askFailure(name: JobName, cause: unknown): DomainError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const expected = readFailureText(message);
  if (expected) return expected;
  return /timed out/i.test(message)
    ? new DomainError("timed_out", `The runner did not answer "${name}" in time. Is it running?`, { cause })
    : new DomainError("unavailable", message, { cause });
}

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const made = make();
  map.set(key, made);
  return made;
}
