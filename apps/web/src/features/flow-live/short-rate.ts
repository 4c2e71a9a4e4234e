/** `0.4/s`, `12/s`, `3.4k/s`. */
export function shortRate(perSecond: number): string {
  if (perSecond >= 1000) return `${Math.floor(perSecond / 100) / 10}k/s`;
  return `${perSecond < 10 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond)}/s`;
}
