/** Why a cron expression is not usable, or undefined. Five fields; names of months and days are allowed. */
export function scheduleProblem(cron: string): string | undefined {
  const parts = cron.trim().split(/\s+/);
  if (parts.length !== 5)
    return `A schedule has five fields (minute hour day month weekday), this one has ${parts.length}.`;
  for (const [index, part] of parts.entries()) {
    const field = fields[index];
    if (field && !part.split(",").every((item) => isItem(item, field))) {
      return `"${part}" is no valid ${field.name} (${field.min}–${field.max}).`;
    }
  }
  return undefined;
}

/** Why a time zone is not usable, or undefined. */
export function timezoneProblem(timezone: string): string | undefined {
  try {
    new Intl.DateTimeFormat("en", { timeZone: timezone });
    return undefined;
  } catch {
    return `"${timezone}" is no time zone. Write it like Europe/Berlin.`;
  }
}

interface CronField {
  name: string;
  min: number;
  max: number;
  names: string[];
}

const fields: CronField[] = [
  { name: "minute", min: 0, max: 59, names: [] },
  { name: "hour", min: 0, max: 23, names: [] },
  { name: "day of the month", min: 1, max: 31, names: [] },
  {
    name: "month",
    min: 1,
    max: 12,
    names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
  },
  { name: "weekday", min: 0, max: 7, names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] },
];

function isItem(item: string, field: CronField): boolean {
  const match = /^(\*|([A-Za-z0-9]+)(?:-([A-Za-z0-9]+))?)(?:\/(\d+))?$/.exec(item);
  if (!match) return false;
  const [, range, from, to, step] = match;
  if (step !== undefined && (Number(step) < 1 || Number(step) > field.max)) return false;
  if (range === "*") return true;
  const first = fieldValue(from, field);
  const last = to === undefined ? first : fieldValue(to, field);
  return first !== undefined && last !== undefined && first <= last;
}

function fieldValue(text: string | undefined, field: CronField): number | undefined {
  if (text === undefined) return undefined;
  const named = field.names.indexOf(text.toUpperCase());
  if (named >= 0) return named + field.min;
  const number = /^\d+$/.test(text) ? Number(text) : undefined;
  return number !== undefined && number >= field.min && number <= field.max ? number : undefined;
}
