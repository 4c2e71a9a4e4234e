const extensions: Record<string, string> = {
  "text/csv": "csv",
  "text/html": "html",
  "text/yaml": "yaml",
  "text/x-yaml": "yaml",
  "application/yaml": "yaml",
  "application/x-yaml": "yaml",
  "text/javascript": "js",
  "application/javascript": "js",
  "application/pdf": "pdf",
  "application/zip": "zip",
  "application/gzip": "gz",
  "application/vnd.ms-excel": "xls",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "image/jpeg": "jpg",
  "image/svg+xml": "svg",
};

/** `payload.csv`: how a body that is a file is called. */
export function attachmentName(type: string): string {
  const known = extensions[type] ?? /^(?:image|audio|video|text|application)\/([a-z0-9]{1,5})$/.exec(type)?.[1];
  return `payload.${known ?? "bin"}`;
}

/** A file inside the message itself: small enough (10 MB), and every HTTP client understands the address. */
export function dataUrl(type: string, content: Buffer): string {
  return `data:${type};base64,${content.toString("base64")}`;
}
