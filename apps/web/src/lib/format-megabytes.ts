import { bytesPerMegabyte } from "@millrace/flow";

/** `formatMegabytes(209_715_200)` → "200 MB"; small amounts keep a decimal. */
export function formatMegabytes(bytes: number): string {
  const megabytes = bytes / bytesPerMegabyte;
  if (megabytes > 0 && megabytes < 0.05) return "less than 0.1 MB";
  const rounded = megabytes < 10 ? Math.round(megabytes * 10) / 10 : Math.round(megabytes);
  return `${rounded} MB`;
}
