import Docker from "dockerode";

/**
 * A client for `unix:///path`, `tcp://host:port` or `https://host:port`; certificates come from DOCKER_CERT_PATH.
 * With `timeoutMs` a silent engine is an error; without, an image may take as long as it takes.
 */
export function openDocker(host: string, { timeoutMs }: { timeoutMs?: number } = {}): Docker {
  const timeout = timeoutMs === undefined ? {} : { timeout: timeoutMs };
  if (host.startsWith("unix://")) return new Docker({ socketPath: host.slice("unix://".length), ...timeout });
  const { hostname, port, protocol } = new URL(host);
  const scheme = protocol === "https:" ? ({ protocol: "https" } as const) : {};
  return new Docker({ host: hostname, port: Number(port || 2375), ...scheme, ...timeout });
}
