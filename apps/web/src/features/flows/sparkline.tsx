const widthPx = 88;
const heightPx = 20;
const samples = 60;

/** A line of the last samples, newest at the right; a hairline while nothing moves. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const newest = values.at(-1) ?? 0;
  const peak = Math.max(...values, 0);
  if (peak === 0) return <div aria-hidden className="h-px w-22 bg-line in-data-[chosen=true]:bg-line-strong" />;
  const x = (index: number) => widthPx - ((values.length - 1 - index) * widthPx) / (samples - 1);
  const y = (value: number) => heightPx - 1.5 - (value / peak) * (heightPx - 3);
  const line = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
  return (
    <svg
      role="img"
      aria-label={`${label}: now ${newest.toFixed(1)}, at most ${peak.toFixed(1)}`}
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      width={widthPx}
      height={heightPx}
      fill="none"
      className="text-accent"
    >
      <polygon points={`${x(0)},${heightPx} ${line} ${widthPx},${heightPx}`} className="fill-accent-soft" />
      <polyline points={line} stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  );
}
