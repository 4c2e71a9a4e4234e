/** Where the suite's own services live. */
export interface Place {
  /** A temporary folder, which accounts of services may enter. */
  folder: string;
  /** Gives every caller another free port. */
  nextPort(): Promise<number>;
  signal: AbortSignal;
}
