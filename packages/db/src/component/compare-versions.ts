/** Orders semantic versions; what is no number counts as 0, a pre-release comes before its release. */
export function compareVersions(a: string, b: string): number {
  const left = parse(a);
  const right = parse(b);
  for (const index of [0, 1, 2]) {
    const difference = (left.numbers[index] ?? 0) - (right.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (left.preRelease === right.preRelease) return 0;
  if (left.preRelease === "") return 1;
  if (right.preRelease === "") return -1;
  return left.preRelease < right.preRelease ? -1 : 1;
}

function parse(version: string): { numbers: number[]; preRelease: string } {
  const [core = "", ...rest] = version.split("+")[0]?.split("-") ?? [];
  return { numbers: core.split(".").map((part) => Number.parseInt(part, 10) || 0), preRelease: rest.join("-") };
}
