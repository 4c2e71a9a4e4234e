import type { PlatformAddresses } from "./seed-platform.ts";

/** Where the platform is, for a person. */
export function describeAddresses({ url, gatewayUrl, ownerLink }: PlatformAddresses): string {
  const owner = ownerLink ? `\n\n  Become the owner with this link, once:\n  ${ownerLink}` : "";
  return `\n  Millrace runs at  ${url}\n  Webhooks go to    ${gatewayUrl}${owner}`;
}
