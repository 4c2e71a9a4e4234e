/** Defaults of a workspace (product.md §3); a flow may only go below them. */
export const defaultLimits = {
  messages: 75_000,
  megabytes: 200,
  messageMegabytes: 10,
  retentionDays: 5,
  /** Quiet time before an ordinary flow sleeps, and what a workspace lets its flows choose. Seconds. */
  idleSeconds: 60,
  minIdleSeconds: 5,
  maxIdleSeconds: 1_800,
} as const;

/** How long "drain, then stop" waits for what is queued, unless told otherwise. */
export const defaultDrainSeconds = 600;

export const bytesPerMegabyte = 1_048_576;

/** Poison: the broker hands a message out this often before it goes to quarantine. */
export const deliveryLimit = 5;

/** How long a component may think about a call at design time, once its process runs. */
export const designCallMs = 30_000;

export const defaultStepSettings = {
  replicas: 1,
  prefetch: 20,
  memoryMb: 256,
  cpus: 1,
  timeoutSeconds: 60,
  rebound: { limit: 10, initialSeconds: 15 },
  logLevel: "info",
} as const;
