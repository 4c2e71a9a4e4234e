import { catalogue } from "./catalogue.ts";
import { cities, familyNames, givenNames, streets } from "./customers.ts";
import type { Order, OrderLine } from "./order.ts";

interface OrderFacts {
  /** Counts from 1 and decides which orders are malformed. */
  sequence: number;
  placedAt: Date;
  /** As `Math.random`. */
  random: () => number;
}

/** An order of a made-up customer. Exactly one of every hundred in a row is malformed, as such things are in real shops. */
export function makeOrder({ sequence, placedAt, random }: OrderFacts): Order {
  const lines = makeLines(random);
  return {
    number: `S-${String(100_000 + sequence)}`,
    placedAt: placedAt.toISOString(),
    status: random() < 0.03 ? "cancelled" : "paid",
    currency: "EUR",
    customer: makeCustomer(random),
    lines: isMalformed(sequence) ? spoil(lines, sequence) : lines,
  };
}

export function isMalformed(sequence: number): boolean {
  return sequence % 100 === 42;
}

function makeLines(random: () => number): OrderLine[] {
  if (random() < 0.05)
    return [
      {
        ...pick(
          catalogue.filter(({ kind }) => kind === "voucher"),
          random,
        ),
        quantity: "1",
      },
    ];
  const goods = catalogue.filter(({ kind }) => kind === "goods");
  const count = 1 + Math.floor(random() * random() * 5);
  return Array.from({ length: count }, () => ({
    ...pick(goods, random),
    quantity: String(1 + Math.floor(random() * random() * 6)),
  }));
}

/** The three faults that turn up in turn. */
const spoilers: ReadonlyArray<(line: OrderLine) => OrderLine> = [
  (line) => ({ ...line, price: "n/a" }),
  (line) => ({ ...line, quantity: "two" }),
  (line) => ({ ...line, price: `${line.price} EUR` }),
];

function spoil(lines: OrderLine[], sequence: number): OrderLine[] {
  const spoiler = spoilers[Math.floor(sequence / 100) % spoilers.length];
  return lines.map((line, index) => (index === 0 && spoiler ? spoiler(line) : line));
}

function makeCustomer(random: () => number): Order["customer"] {
  const given = pick(givenNames, random);
  const family = pick(familyNames, random);
  const [city, country, postcode] = pick(cities, random);
  const digits = country === "DE" || country === "FR" || country === "IT" || country === "CZ" ? 3 : 2;
  return {
    name: `${given} ${family}`,
    email: `${given}.${family}@example.com`.toLowerCase(),
    street: `${pick(streets, random)} ${1 + Math.floor(random() * 120)}`,
    postcode: `${postcode}${String(Math.floor(random() * 10 ** digits)).padStart(digits, "0")}`,
    city,
    country,
  };
}

function pick<Value>(values: readonly Value[], random: () => number): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new RangeError("Nothing to pick from");
  return value;
}

/** Repeatable randomness (mulberry32): the shipped data can be made again, byte for byte. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
