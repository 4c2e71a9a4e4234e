import pg from "pg";

/**
 * How column values become JSON. Times are ISO 8601 text with all their digits, a date stays a date, numbers are numbers as
 * long as no digit is lost (and text beyond), bytes are base64.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: string) => {
    const own = format === "binary" ? undefined : parsers.get(oid);
    return own ?? pg.types.getTypeParser(oid, format === "binary" ? "binary" : "text");
  },
};

type Parser = (text: string) => unknown;

/** The driver parses arrays, but its type declarations name none of their ids. */
const textArray = 1009 as Parameters<typeof pg.types.getTypeParser>[0];

const parsers = new Map<number, Parser>([
  [20, exactNumber], // bigint
  [1700, exactNumber], // numeric
  [1082, asText], // date
  [1083, asText], // time
  [1266, asText], // timetz
  [1186, asText], // interval
  [1114, isoTime], // timestamp
  [1184, isoTime], // timestamptz
  [17, base64], // bytea
  [600, asText], // point
  [718, asText], // circle
  ...arrays([
    [1016, exactNumber],
    [1231, exactNumber],
    [1182, asText],
    [1183, asText],
    [1270, asText],
    [1187, asText],
    [1115, isoTime],
    [1185, isoTime],
    [1001, base64],
  ]),
]);

function arrays(elements: Array<[oid: number, parser: Parser]>): Array<[number, Parser]> {
  const asTexts = pg.types.getTypeParser(textArray, "text");
  return elements.map(([oid, parser]) => [oid, (text) => mapDeep(asTexts(text), parser)]);
}

function mapDeep(value: unknown, parser: Parser): unknown {
  if (Array.isArray(value)) return value.map((item) => mapDeep(item, parser));
  return typeof value === "string" ? parser(value) : value;
}

function asText(text: string): string {
  return text;
}

/** A JavaScript number holds 15 significant digits of any decimal. */
export function exactNumber(text: string): number | string {
  const digits = text.replace(/^[-+]?0*\.?0*/, "").replace(".", "").length;
  const number = Number(text);
  return digits <= 15 && Number.isFinite(number) ? number : text;
}

/** `2026-01-31 12:00:00.123456+00` → `2026-01-31T12:00:00.123456Z`; `infinity` and BC stay as they are. */
export function isoTime(text: string): string {
  return text.replace(/^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)(\+00)?$/, (_, day: string, time: string, zone) =>
    zone ? `${day}T${time}Z` : `${day}T${time}`,
  );
}

function base64(text: string): string {
  const bytes: unknown = pg.types.getTypeParser(17, "text")(text);
  return Buffer.isBuffer(bytes) ? bytes.toString("base64") : text;
}
