/** Whether people can be sent to the other side to sign in. */
export type OAuthReadiness<Settings> =
  | { status: "ready"; settings: Settings }
  /** Names that nothing gives a value for, and addresses that are none. */
  | { status: "incomplete"; missing: string[]; problems: string[] };

/** What is wrong with an address that a browser or the runner would be sent to; nothing when it is one. */
export function signInAddress(what: string, address: string): string[] {
  if (/^https?:$/.test(URL.parse(address)?.protocol ?? "")) return [];
  return [`${what} has to start with https://, not "${address}".`];
}
