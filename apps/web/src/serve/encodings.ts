/** How files are packed, the closest first, and what is added to the name of the file beside. Browsers take Brotli over HTTPS and from localhost. */
export const encodings = [
  { name: "br", suffix: ".br" },
  { name: "gzip", suffix: ".gz" },
] as const;

export type Encoding = (typeof encodings)[number];

/** The closest that the browser takes: `accept-encoding: gzip, deflate, br;q=0.5`. */
export function chooseEncoding(accepted: string | undefined, there: readonly Encoding[]): Encoding | undefined {
  const taken = new Set((accepted ?? "").split(",").filter(isTaken).map(nameOf));
  return there.find(({ name }) => taken.has(name));
}

function nameOf(entry: string): string {
  return (entry.split(";", 1)[0] ?? "").trim().toLowerCase();
}

function isTaken(entry: string): boolean {
  const weight = /;\s*q=([\d.]+)/.exec(entry)?.[1];
  return weight === undefined || Number(weight) > 0;
}
