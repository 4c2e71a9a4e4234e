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
