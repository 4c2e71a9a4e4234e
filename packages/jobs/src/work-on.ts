import { DomainError } from "@millrace/flow";
import { type Job, Worker } from "bullmq";
import { toFailureText } from "./failure-text.ts";
import { type JobName, type JobPayload, type JobResult, jobContracts } from "./job-contracts.ts";
import { keyPrefix, openRedis, type RedisPlace } from "./redis.ts";

/**
 * Takes jobs of one kind; `close` waits for those under way. A handler's domain error becomes the asker's, without its details; of any
 * other error the asker gets the text.
 */
export function workOn<Name extends JobName>(
  place: RedisPlace,
  options: {
    name: Name;
    concurrency: number;
    handle: (payload: JobPayload<Name>) => Promise<JobResult<Name>>;
    onError: (error: Error) => void;
  },
): { close(): Promise<void> } {
  const { name, concurrency, handle, onError } = options;
  const work = async (job: Job) => {
    try {
      return await handle(jobContracts[name].payload.parse(job.data) as JobPayload<Name>); // parsed by its own contract
    } catch (cause) {
      throw cause instanceof DomainError ? new Error(toFailureText(cause), { cause }) : cause;
    }
  };
  const connection = openRedis(place);
  const worker = new Worker(name, work, { connection, concurrency, prefix: keyPrefix(place) });
  worker.on("error", onError);
  worker.on("failed", (_, error) => onError(error.cause instanceof DomainError ? error.cause : error));
  return {
    close: async () => {
      await worker.close();
      connection.disconnect();
    },
  };
}
