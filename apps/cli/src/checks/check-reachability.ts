import { runCommand } from "../processes/run-command.ts";
import type { CheckContext, Finding } from "./finding.ts";

/** Step containers run other people's code: PostgreSQL and Redis must not be reachable through Docker's bridges. */
export async function checkReachability({ services }: CheckContext): Promise<Finding[]> {
  const { code, stdout } = await runCommand("ss", { args: ["-Hltn"], timeoutMs: 5_000 });
  if (code !== 0) return [];
  const guarded = [
    { subject: "PostgreSQL", url: services.DATABASE_URL, usualPort: 5432, setting: "listen_addresses = 'localhost'" },
    { subject: "Redis", url: services.REDIS_URL, usualPort: 6379, setting: "bind 127.0.0.1" },
  ];
  return guarded.flatMap(({ subject, url, usualPort, setting }): Finding[] => {
    if (url === undefined || !isLoopback(new URL(url).hostname)) return [];
    const port = Number(new URL(url).port || usualPort);
    const open = openAddresses(stdout, port);
    if (open.length === 0) return [{ subject: `${subject} access`, state: "ok", fact: "on the loopback only" }];
    return [
      {
        subject: `${subject} access`,
        state: "warning",
        fact: `step containers can reach it at ${open.join(", ")}`,
        cure: `set ${setting} in its configuration`,
      },
    ];
  });
}

/** Addresses besides the loopback that listen on a port, from the output of `ss -Hltn`. */
export function openAddresses(listing: string, port: number): string[] {
  const addresses = listing.split("\n").flatMap((line) => line.trim().split(/\s+/)[3] ?? []);
  return addresses.filter(
    (address) => address.endsWith(`:${port}`) && !isLoopback(address.slice(0, -`:${port}`.length)),
  );
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || host.startsWith("127.");
}
