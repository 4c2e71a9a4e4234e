import { extname } from "node:path";

interface MediaType {
  type: string;
  /** Fonts are packed already. */
  isPackable: boolean;
}

const known: Record<string, MediaType> = {
  ".css": { type: "text/css; charset=utf-8", isPackable: true },
  ".js": { type: "application/javascript; charset=utf-8", isPackable: true },
  ".svg": { type: "image/svg+xml", isPackable: true },
  ".woff2": { type: "font/woff2", isPackable: false },
};

/** @returns nothing for files that browsers do not ask for. */
export function mediaTypeOf(path: string): MediaType | undefined {
  return known[extname(path)];
}
