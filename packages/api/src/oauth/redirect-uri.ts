import type { ApiServices } from "../services.ts";

export const callbackPath = "/oauth/callback";

/** Where providers send people back to. It is registered with them, so it must not change with the request. */
export function redirectUri({ publicUrls }: Pick<ApiServices, "publicUrls">): string {
  return `${publicUrls.web}${callbackPath}`;
}
