import { DomainError } from "@millrace/flow";
import type { JobName, JobPayload, JobResult, Jobs } from "@millrace/jobs";
import { within } from "./within.ts";

const patienceMs = 2_000;

/** Asks the runner and waits. Throws `timed_out` when it does not answer, `unavailable` when it failed or Redis is away. */
export async function askRunner<Name extends JobName>(
  { jobs }: { jobs: Jobs },
  { name, payload, timeoutMs }: { name: Name; payload: JobPayload<Name>; timeoutMs: number },
): Promise<JobResult<Name>> {
  const isThere = await within(
    patienceMs,
    jobs.ping().then(() => true),
  );
  if (isThere) return jobs.ask(name, { payload, timeoutMs });
  throw new DomainError(
    "unavailable",
    "The runner cannot be asked: Redis does not answer. `npm run doctor` says more.",
  );
}
