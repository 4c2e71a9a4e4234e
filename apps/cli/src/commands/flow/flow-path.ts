/** Address of a flow, or of something below it. */
export function flowPath(id: string, ...rest: string[]): string {
  return ["/flows", id, ...rest].map((part, index) => (index === 0 ? part : encodeURIComponent(part))).join("/");
}
