/** Printable ASCII below digits and letters, as Unicode's collation orders it. */
const signs = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
const ranks = new Map([...signs, ..."0123456789", ..."abcdefghijklmnopqrstuvwxyz"].map((sign, rank) => [sign, rank]));
const simple = /^[ -~]*$/;
const digits = /\d+/y;

let collator: Intl.Collator | undefined;

/**
 * Orders names as people do: "Work 2" before "Work 10", capitals like small letters. `Intl.Collator` does the same, but to make one costs
 * a page that is being opened 10 ms; it is made when names need it.
 */
export function compareNames(a: string, b: string): number {
  if (simple.test(a) && simple.test(b)) return compareSimple(a.toLowerCase(), b.toLowerCase());
  collator ??= new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  return collator.compare(a, b);
}

function compareSimple(a: string, b: string): number {
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [numberA, numberB] = [digitsAt(a, i), digitsAt(b, j)];
    const order =
      numberA && numberB
        ? compareNumbers(numberA, numberB)
        : (ranks.get(a.charAt(i)) ?? 0) - (ranks.get(b.charAt(j)) ?? 0);
    if (order !== 0) return Math.sign(order);
    i += numberA?.length ?? 1;
    j += numberB?.length ?? 1;
  }
  return Math.sign(a.length - i - (b.length - j));
}

function digitsAt(text: string, index: number): string | undefined {
  digits.lastIndex = index;
  return digits.exec(text)?.[0];
}

/** However long they are. */
function compareNumbers(a: string, b: string): number {
  const [short, other] = [a.replace(/^0+/, ""), b.replace(/^0+/, "")];
  return short.length - other.length || (short < other ? -1 : Number(short > other));
}
