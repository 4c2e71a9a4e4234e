/** The running platform as the tests see it; the global set-up puts it into the environment of the tests' processes. */
export interface Platform {
  webUrl: string;
  gatewayUrl: string;
  /** The one-time link that makes the owner. */
  ownerLink: string;
  /** What programs of this installation are started with, for the command line. */
  env: Record<string, string>;
  home: string;
  prefix: string;
  vhost: string;
  managementUrl: string;
}

const variable = "MILLRACE_E2E_PLATFORM";

export function publishPlatform(platform: Platform): void {
  process.env[variable] = JSON.stringify(platform);
  // The configuration reads it again in each of the tests' processes.
  process.env.MILLRACE_E2E_WEB_URL = platform.webUrl;
}

/** @throws when no platform was started. */
export function thePlatform(): Platform {
  const text = process.env[variable];
  if (!text) throw new Error("No platform runs for the tests: start them with `npx playwright test`");
  return JSON.parse(text);
}

export function isPlatformGiven(): boolean {
  return process.env[variable] !== undefined;
}

export const owner = {
  name: "Ada Lovelace",
  email: "ada@example.com",
  password: "correct horse battery staple",
  workspace: "Mill",
};
