export function count(number: number): string {
  return number.toLocaleString("en").replaceAll(",", "\u202f");
}

/** `1 message`, `3 412 messages`. */
export function many(number: number, noun: string): string {
  return `${count(number)} ${number === 1 ? noun : `${noun}s`}`;
}

export function percent(part: number, whole: number): number {
  return Math.floor((part / Math.max(1, whole)) * 100);
}

export function gigabytes(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GB`;
}
