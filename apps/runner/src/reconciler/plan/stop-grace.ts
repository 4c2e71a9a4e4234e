/** A step process finishes what it holds within this time, or the message comes back from its queue. */
export const stopGraceMs = 10_000;
