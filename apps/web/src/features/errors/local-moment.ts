/** An ISO moment as `<input type="datetime-local">` shows it: in local time, to the minute. */
export function toLocalInput(at: string | undefined): string {
  if (!at) return "";
  const moment = new Date(at);
  const localMs = moment.getTime() - moment.getTimezoneOffset() * 60_000;
  return new Date(localMs).toISOString().slice(0, 16);
}

/** The other way round; undefined for an input that is empty or half typed. */
export function fromLocalInput(text: string): string | undefined {
  const ms = text ? new Date(text).getTime() : Number.NaN;
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
