/** What came of trying a credential against the real system. */
export interface Verification {
  /** Undefined: not tried. */
  verified: boolean | undefined;
  /** The outside system's own message when it failed. */
  reason?: string | undefined;
  /** Names the failure within the descriptor's `credentials.problems`. */
  helpCode?: string | undefined;
  /** Whom it signs in as. */
  account?: string | undefined;
}

export function verificationColumns({ verified, reason, helpCode, account }: Verification) {
  return {
    verified: verified ?? null,
    verifiedAt: verified === undefined ? null : new Date(),
    reason: reason ?? null,
    helpCode: helpCode ?? null,
    account: account ?? null,
  };
}

/** What can be told of a credential's values without opening them. */
export interface CredentialFacts {
  kind: string | undefined;
  /** Epoch milliseconds. */
  expiresAt: number | undefined;
  renewAt: number | undefined;
}

/** New values: what went wrong with the old ones is over. */
export function factColumns({ kind, expiresAt, renewAt }: CredentialFacts) {
  return {
    kind: kind ?? null,
    expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
    renewAt: renewAt === undefined ? null : new Date(renewAt),
    renewalFailures: 0,
    attention: null,
  };
}
