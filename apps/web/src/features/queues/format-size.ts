import { bytesPerMegabyte } from "@millrace/flow";

/** `formatSize(1_300)` → "1.3 kB". */
export function formatSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < bytesPerMegabyte) return `${(bytes / 1_000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;
  return `${(bytes / bytesPerMegabyte).toFixed(1)} MB`;
}
