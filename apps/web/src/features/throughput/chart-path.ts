/** A line through the values from left to right, interrupted where there is none. `height` is that of `most`. */
export function linePath(
  values: ReadonlyArray<number | undefined>,
  { width, height, most }: { width: number; height: number; most: number },
): string {
  const step = width / Math.max(1, values.length);
  let path = "";
  let isDrawing = false;
  values.forEach((value, index) => {
    if (value === undefined) {
      isDrawing = false;
      return;
    }
    const x = (index + 0.5) * step;
    const y = height - (value / Math.max(most, 1e-9)) * height;
    path += `${isDrawing ? "L" : "M"}${round(x)} ${round(y)}`;
    // A single value between two gaps would be no line at all.
    if (!isDrawing && values[index + 1] === undefined) path += `h${round(step / 2)}`;
    isDrawing = true;
  });
  return path;
}

/** Next above `value` of 1, 2, 5, 10, 20, … : an end of an axis that people can read. */
export function niceCeiling(value: number): number {
  if (value <= 1) return 1;
  const decade = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((factor) => factor * decade >= value) ?? 10;
  return step * decade;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
