import type { TrialBench } from "./trial-bench.ts";

/** A row of the component contract, and how to see that it is kept. */
export interface Row {
  /** Of the contract. */
  section: string;
  /** What has to hold. */
  row: string;
  /** Throws when it does not. */
  check(bench: ConformanceBench): Promise<void>;
}

export interface ConformanceBench extends TrialBench {
  /** Of the published sailor. */
  version: string;
  credentialId: string;
  /** What the trigger's hooks told. */
  hooks: unknown[];
}
