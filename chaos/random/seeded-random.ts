/** Chance that a seed repeats: the same seed gives the same run, as far as the machine lets it. */
export interface SeededRandom {
  /** From `low` inclusive to `high` exclusive. */
  between(low: number, high: number): number;
  /** @throws when there is nothing to choose from. */
  pick<Value>(values: readonly Value[]): Value;
  /** A copy in another order. */
  shuffle<Value>(values: readonly Value[]): Value[];
}

export function seededRandom(seed: number): SeededRandom {
  const next = mulberry32(seed);
  const pick = <Value>(values: readonly Value[]): Value => {
    const [value] = values.slice(Math.floor(next() * values.length));
    if (value === undefined) throw new Error("There is nothing to choose from");
    return value;
  };
  return {
    between: (low, high) => low + next() * (high - low),
    pick,
    shuffle: (values) =>
      values
        .map((value) => ({ value, rank: next() }))
        .sort((one, other) => one.rank - other.rank)
        .map(({ value }) => value),
  };
}

/** Tommy Ettinger's mulberry32: 32 bits of state, good enough to spread faults. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
