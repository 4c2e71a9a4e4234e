export interface Sight {
  /** What is scrolled away above, and what there is room for, in pixels. */
  top: number;
  height: number;
}

interface Rows {
  count: number;
  rowHeightPx: number;
  /** Drawn above and below as well, so that a quick turn of the wheel shows no gap. */
  spare: number;
}

/** The rows to draw, of many that are equally high: from `first` up to but without `end`. */
export function rowsInSight(
  { top, height }: Sight,
  { count, rowHeightPx, spare }: Rows,
): { first: number; end: number } {
  const inRange = (index: number) => Math.max(0, Math.min(count, index));
  return {
    first: inRange(Math.floor(top / rowHeightPx) - spare),
    end: inRange(Math.ceil((top + height) / rowHeightPx) + spare),
  };
}

/** Where to scroll to so that a row is seen below a head that stays on top; `top` when it is seen already. */
export function scrollToRow(
  index: number,
  { top, height, rowHeightPx, headPx }: Sight & { rowHeightPx: number; headPx: number },
): number {
  const rowTop = index * rowHeightPx;
  const least = rowTop + rowHeightPx + headPx - height;
  return Math.max(Math.min(top, rowTop), least);
}
