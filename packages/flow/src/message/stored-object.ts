import { bytesPerMegabyte } from "../definition/limits.ts";

/** What steps may put aside (component contract §4.7). */
export const storedObjectLimits = {
  /** Of one object. */
  bytes: 100 * bytesPerMegabyte,
  /** Of all objects of a flow together. */
  flowBytes: 1_024 * bytesPerMegabyte,
  ttlSeconds: 86_400,
  maxTtlSeconds: 30 * 86_400,
} as const;

/** On a message: its body was put aside under this id. */
export const objectIdHeader = "x-ipaas-object-storage-id";
