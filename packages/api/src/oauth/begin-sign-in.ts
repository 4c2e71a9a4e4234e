import type { CatalogueVersion } from "@millrace/db";
import { DomainError, type OAuthNames, type OAuthReadiness } from "@millrace/flow";

/** Long enough to look for a password, short enough that a forgotten window is worth nothing. */
export const attemptLifeMs = 10 * 60_000;

export interface SignInWish {
  version: CatalogueVersion;
  names: OAuthNames;
  /** Name of the field that the tokens are kept under. */
  field: string;
  component: string;
  credentialId: string | undefined;
  /** The browser's. */
  sessionId: string;
  again: "account" | "consent" | undefined;
}

export interface BegunSignIn {
  attemptId: string;
  /** Where the browser goes; absent: it has nowhere to go, and the attempt says why. */
  url?: string;
}

/** The settings, or `invalid_input` with what is missing. */
export function readySettings<Settings>(readiness: OAuthReadiness<Settings>): Settings {
  if (readiness.status === "ready") return readiness.settings;
  const { missing, problems } = readiness;
  const lacks =
    missing.length > 0
      ? [
          `${missing.join(", ")} ${missing.length === 1 ? "has" : "have"} no value yet. Fill the fields in, or ask an administrator to set up the OAuth client.`,
        ]
      : [];
  throw new DomainError("invalid_input", [...lacks, ...problems].join(" "), { details: { missing } });
}
