export interface DrainProgress {
  left: number;
  /** When the drain began, as far as known: the most that was seen. */
  atBeginning: number;
  /** 0 to 1. */
  done: number;
}

/** How far a drain is. One step may make several messages of one: then more are left than there were, and nothing is done yet. */
export function drainProgress({ left, mostSeen }: { left: number; mostSeen: number }): DrainProgress {
  const atBeginning = Math.max(left, mostSeen);
  return { left, atBeginning, done: atBeginning === 0 ? 1 : 1 - left / atBeginning };
}
