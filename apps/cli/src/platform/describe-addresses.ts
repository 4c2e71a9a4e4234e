import type { PlatformAddresses } from "./seed-platform.ts";

/** Where the platform is, for a person. */
export function describeAddresses(addresses: PlatformAddresses): string {
  const { url, gatewayUrl } = addresses;
  return `\n  Millrace runs at  ${url}\n  Webhooks go to    ${gatewayUrl}${describeOwnerLink(addresses)}`;
}

/** The one-time link, while there is no owner; else nothing. */
export function describeOwnerLink({ ownerLink }: PlatformAddresses): string {
  return ownerLink ? `\n\n  Become the owner with this link, once:\n  ${ownerLink}` : "";
}
