/** Classes grow by half an octave: coarse enough to add up cheaply, fine enough for a percentile on a chart. */
const perOctave = 2;
const most = 47;

/** Class of a duration, for counting durations by class: 0 of less than half a millisecond, 47 of hours. */
export function durationClass(ms: number): number {
  return Math.min(most, Math.max(0, Math.floor(Math.log2(Math.max(0, ms) + 1) * perOctave)));
}

/** The duration below which `fraction` of those counted lie, in milliseconds; undefined when none was counted. */
export function durationPercentile(counts: readonly number[], fraction: number): number | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  let before = 0;
  for (const [index, count] of counts.entries()) {
    const share = count === 0 ? 0 : (total * fraction - before) / count;
    if (before + count >= total * fraction && count > 0) {
      return lowerEnd(index) + (lowerEnd(index + 1) - lowerEnd(index)) * Math.max(0, share);
    }
    before += count;
  }
  return lowerEnd(counts.length);
}

function lowerEnd(index: number): number {
  return 2 ** (index / perOctave) - 1;
}
