/** The kinds of fault, in the order of the report. */
export const faultKinds = [
  "container",
  "runner",
  "gateway",
  "rabbitmq",
  "redis",
  "flush",
  "postgres",
  "docker",
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  /** For the report. */
  title: string;
  /** What it did, to whom. */
  inflict(): Promise<string>;
  /**
   * Brings back what nobody else brings back, and resolves when it answers. Absent where the platform has to help itself: there the
   * recovery counts from the fault on.
   */
  restore?: () => Promise<void>;
}

/** Those that may be inflicted here. */
export type Faults = Partial<Record<FaultKind, Fault>>;

export interface FaultResult {
  kind: FaultKind;
  title: string;
  /** From the fault until what was killed answered again; absent where the platform brings it back itself. */
  outageMs?: number;
  /** From then on until everything was healthy and the next message of each flow had arrived; absent when that took too long. */
  recoveryMs?: number;
  /** What was done, and what was missing in the end. */
  detail: string;
}
