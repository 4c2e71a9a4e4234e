/** Defaults of a workspace (product.md §3); a flow may only go below them. */
export const defaultLimits = {
  messages: 75_000,
  megabytes: 200,
  messageMegabytes: 10,
  retentionDays: 5,
} as const;

export const bytesPerMegabyte = 1_048_576;

/** Poison: the broker hands a message out this often before it goes to quarantine. */
export const deliveryLimit = 5;

export const defaultStepSettings = {
  replicas: 1,
  prefetch: 20,
  memoryMb: 256,
  cpus: 1,
  timeoutSeconds: 60,
  rebound: { limit: 10, initialSeconds: 15 },
  logLevel: "info",
} as const;
