import { defineFunction, type Step, StepError } from "@millrace/component";
import { type PollConfig, type PollPlan, readPollPlan } from "./poll-plan.ts";
import { describePosition, type Position, readPosition } from "./poll-position.ts";
import { isWorthRetrying } from "./problems.ts";
import { newestPosition, type ReadBatch, readBatch } from "./read-batch.ts";

/**
 * Emits what came since the last poll, batch by batch until there is nothing left. The snapshot moves behind each batch, so
 * that a crash repeats at most one.
 */
export const poll = defineFunction<PollConfig>({
  async init(config) {
    readPollPlan(config);
  },
  process: (step) => oneAtATime(() => pollOnce(step)),
});

/** Two polls at once would read the same rows: within a process one waits for the other. */
let previous: Promise<void> = Promise.resolve();

function oneAtATime(work: () => Promise<void>): Promise<void> {
  const turn = previous.then(work);
  previous = turn.catch(() => {}); // its own caller reports it
  return turn;
}

async function pollOnce(step: Step<PollConfig>): Promise<void> {
  const plan = readPollPlan(step.config);
  try {
    await emitNewRows(step, plan);
  } catch (fault) {
    if (!isWorthRetrying(fault)) throw fault;
    // The next poll is the retry: it starts where this one stopped.
    throw new StepError(`${fault.message} The next poll continues where this one stopped.`, {
      code: fault.code ?? "postgres_poll",
      cause: fault,
    });
  }
}

async function emitNewRows(step: Step<PollConfig>, plan: PollPlan): Promise<void> {
  let position = await startingPosition(step, plan);
  let emitted = 0;
  for (;;) {
    step.signal.throwIfAborted();
    const batch = await readBatch(step.config, { plan, position, signal: step.signal });
    if (batch.rows.length > 0) {
      await emitBatch(step, { plan, batch });
      position = batch.position;
      emitted += batch.rows.length;
      await step.saveSnapshot(describePosition(plan, position));
    }
    if (batch.isHeldBack) step.log.info({}, "The next rows wait for a transaction that is still open in the database");
    if (batch.isLast) break;
  }
  step.log.debug({ emitted }, `${emitted} rows`);
}

async function startingPosition(step: Step<PollConfig>, plan: PollPlan): Promise<Position> {
  const known = readPosition(plan, step.snapshot);
  if (known) return known;
  if (isForeign(step.snapshot)) {
    step.log.warn({}, "The snapshot belongs to another table or column: starting anew");
  }
  if (plan.startFrom === "beginning") return {};
  const newest = await newestPosition(step.config, { plan, signal: step.signal });
  await step.saveSnapshot(describePosition(plan, newest));
  return newest;
}

function isForeign(snapshot: unknown): boolean {
  return typeof snapshot === "object" && snapshot !== null && Object.keys(snapshot).length > 0;
}

/** All of a batch is on its way to the broker at once; the confirms are awaited together. */
async function emitBatch(step: Step<PollConfig>, { plan, batch }: { plan: PollPlan; batch: ReadBatch }): Promise<void> {
  if (plan.emit === "batch") return step.emit({ body: { rows: batch.rows } });
  await Promise.all(batch.rows.map((body) => step.emit({ body })));
}
