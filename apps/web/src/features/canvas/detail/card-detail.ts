import { type Point, stepSize } from "../../flow-editor/document/step-geometry.ts";

/** Flows up to this size are drawn in full at any zoom: so many cards cost nothing that could be felt. */
export const alwaysInFullUpTo = 48;

/**
 * Below the first, a card's small words are less than three pixels high; from the second on they come back. Apart, so that a hand that
 * trembles on the border does not draw all cards with each move.
 */
const farBelow = 0.22;
const nearFrom = 0.26;
/** The same for words that are to be read: five pixels high. */
const unreadableBelow = 0.4;
const readableFrom = 0.45;

/** What of the canvas is seen: the pane's size in pixels, and where the drawing stands in it. */
export interface Sight {
  transform: readonly [x: number, y: number, zoom: number];
  width: number;
  height: number;
}

export interface CardPlace extends Point {
  id: string;
}

export function isNear({ transform: [, , zoom] }: Sight, wasNear: boolean): boolean {
  return zoom >= (wasNear ? farBelow : nearFrom);
}

export function isReadable({ transform: [, , zoom] }: Sight, wasReadable: boolean): boolean {
  return zoom >= (wasReadable ? unreadableBelow : readableFrom);
}

/** Cards in sight and in half a pane around it, those in the middle first. */
export function cardsAround(places: readonly CardPlace[], { transform, width, height }: Sight): string[] {
  const [x, y, zoom] = transform;
  const middle = { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom };
  const reach = { x: width / zoom, y: height / zoom };
  return places
    .map((place) => ({
      id: place.id,
      aside: Math.abs(place.x + stepSize.width / 2 - middle.x) / reach.x,
      above: Math.abs(place.y + stepSize.height / 2 - middle.y) / reach.y,
    }))
    .filter(({ aside, above }) => aside <= 1 && above <= 1)
    .sort((a, b) => a.aside + a.above - (b.aside + b.above))
    .map(({ id }) => id);
}

/** `drawn` on its way to `wanted`, by few cards at a time: drawing all of them in one frame would be felt. */
export function approach(
  drawn: ReadonlySet<string>,
  { wanted, atMost }: { wanted: readonly string[]; atMost: number },
): ReadonlySet<string> {
  const staying = new Set(wanted);
  const coming = wanted.filter((id) => !drawn.has(id)).slice(0, atMost);
  const going = [...drawn].filter((id) => !staying.has(id)).slice(0, atMost - coming.length);
  if (coming.length + going.length === 0) return drawn;
  const next = new Set([...drawn, ...coming]);
  for (const id of going) next.delete(id);
  return next;
}
