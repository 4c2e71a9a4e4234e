import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";

/** What a container calls the machine it runs on; a process on that machine has no such name unless it is told. */
const machine = "host.docker.internal";

const { lookup } = dns;
const { lookup: lookupLater } = dns.promises;
const known = (host: string) => (host === machine ? "127.0.0.1" : host);

Object.assign(dns, {
  lookup: (host: string, ...rest: unknown[]) => Reflect.apply(lookup, dns, [known(host), ...rest]),
});
Object.assign(dns.promises, {
  lookup: (host: string, ...rest: unknown[]) => Reflect.apply(lookupLater, dns.promises, [known(host), ...rest]),
});
syncBuiltinESMExports();
