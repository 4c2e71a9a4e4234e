export type Side = "top" | "right" | "bottom" | "left";

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface Room {
  /** Of the tooltip. */
  size: { width: number; height: number };
  side: Side;
  window: { width: number; height: number };
}

const gapPx = 6;
/** Never closer to the window's border. */
const borderPx = 8;
const opposite = { top: "bottom", right: "left", bottom: "top", left: "right" } as const satisfies Record<Side, Side>;

/** Where a tooltip stands: in the middle of its side, on the opposite one where there is no room, and never outside the window. */
export function placeTooltip(anchor: Box, { size, side, window }: Room): { left: number; top: number } {
  const isAboveOrBelow = side === "top" || side === "bottom";
  const hasRoom = ({ left, top }: { left: number; top: number }) =>
    isAboveOrBelow
      ? top >= borderPx && top + size.height <= window.height - borderPx
      : left >= borderPx && left + size.width <= window.width - borderPx;
  const wanted = beside(anchor, { size, side });
  const flipped = beside(anchor, { size, side: opposite[side] });
  const place = !hasRoom(wanted) && hasRoom(flipped) ? flipped : wanted;
  return {
    left: within(place.left, window.width - size.width - borderPx),
    top: within(place.top, window.height - size.height - borderPx),
  };
}

function beside({ left, top, width, height }: Box, { size, side }: Omit<Room, "window">) {
  const middle = { left: left + (width - size.width) / 2, top: top + (height - size.height) / 2 };
  return {
    top: { ...middle, top: top - size.height - gapPx },
    right: { ...middle, left: left + width + gapPx },
    bottom: { ...middle, top: top + height + gapPx },
    left: { ...middle, left: left - size.width - gapPx },
  }[side];
}

function within(value: number, most: number): number {
  return Math.round(Math.max(borderPx, Math.min(value, most)));
}
