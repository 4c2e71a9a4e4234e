import { freePort } from "../../apps/cli/src/processes/ports.ts";

/**
 * Hands out free ports, each once. Below those the system gives to outgoing connections: one of these would take the port of a
 * service while it is down.
 */
export function freePorts(): () => Promise<number> {
  let next = 20_000 + 10 * Math.floor(Math.random() * 800);
  return async () => {
    const port = await freePort(next);
    next = port + 1;
    return port;
  };
}
