/** "27/11/2026, 10:42:14": as `toLocaleString("en-GB")` writes it, which first reads what it knows of calendars. */
export function exactTime(moment: Date): string {
  const date = [twoDigits(moment.getDate()), twoDigits(moment.getMonth() + 1), moment.getFullYear()].join("/");
  const time = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(twoDigits).join(":");
  return `${date}, ${time}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
