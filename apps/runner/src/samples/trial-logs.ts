import type { SampleOutcome } from "@millrace/flow";
import { parseLine } from "../logs/parse-line.ts";
import type { Runner } from "../runner.ts";

const keptLines = 200;

/** What a container of a trial wrote last. */
export async function readTrialLogs({ engine }: Runner, id: string): Promise<SampleOutcome["logs"]> {
  const lines = await engine.logs(id, { tail: keptLines });
  return lines.map((line) => ({ at: line.at, ...parseLine(line) }));
}
