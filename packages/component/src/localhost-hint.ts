const hint =
  "Inside a step, localhost is the step's own container: use host.docker.internal to reach the machine Millrace runs on.";

/** A sentence for the error text when a component tried to reach localhost, else undefined. */
export function localhostHint(error: unknown, target: string): string | undefined {
  return isUnreachable(error) && isLocalhost(target) ? hint : undefined;
}

/** `target` is a URL, a host or `host:port`. */
function isLocalhost(target: string): boolean {
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/@]*@)?(\[[^\]]+\]|[^:/?#]+)/i.exec(target)?.[1] ?? "";
  return /^(localhost|127(\.\d+){3}|\[::1\]|::1)$/i.test(host);
}

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && ["ECONNREFUSED", "ENOTFOUND", "EADDRNOTAVAIL"].includes(String(error.code))) return true;
  if (error instanceof AggregateError && error.errors.some(isUnreachable)) return true;
  return isUnreachable(error.cause);
}
