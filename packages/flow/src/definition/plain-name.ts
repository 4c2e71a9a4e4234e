/**
 * Marks that turn the direction of what follows: in a name they would turn round words beside it, or make `gpj.exe` of another
 * name. Names in Hebrew or Arabic need none, their letters have a direction of their own.
 */
const turningMarks = /[\u202A-\u202E\u2066-\u2069]/g;
/** Line ends, NUL and the like. */
const controls = /\p{Cc}+/gu;

/** A name as it is kept: one line that shows what it is made of. */
export function plainName(name: string): string {
  return name.replace(turningMarks, "").replace(controls, " ");
}
