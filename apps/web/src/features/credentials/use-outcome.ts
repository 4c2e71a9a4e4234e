"use client";

import { useId, useState } from "react";
import type { ListedCredential } from "./credential-table.tsx";
import { refusal, useVerifyCredential, type VerifyFailure } from "./use-verify-credential.ts";

export interface Outcome {
  /** Of the part of the page that shows it. */
  id: string;
  /** Undefined: nothing is wrong with it as far as is known. */
  failure: VerifyFailure | undefined;
  /** It came of a try on this page: its log is there, too. */
  isFresh: boolean;
  isOpen: boolean;
  isPending: boolean;
  toggle(): void;
  verify(): void;
}

/** What came of the last verification of a listed credential; the one that is asked for here opens by itself when it fails. */
export function useOutcome(credential: ListedCredential): Outcome {
  const id = useId();
  const [failed, setFailed] = useState<VerifyFailure>();
  /** When it had been tried last as it was tried here. */
  const [triedBefore, setTriedBefore] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const verification = useVerifyCredential({
    onFailure: (failure) => {
      setFailed(failure);
      setOpen(true);
    },
    onSuccess: () => setOpen(false),
  });
  // Mended since then, in the wizard say.
  const fresh = credential.verified && credential.verifiedAt !== triedBefore ? undefined : failed;
  return {
    id,
    failure: fresh ?? knownFailure(credential),
    isFresh: fresh !== undefined,
    isOpen,
    isPending: verification.isPending,
    toggle: () => setOpen(!isOpen),
    verify: () => {
      setFailed(undefined);
      setTriedBefore(credential.verifiedAt);
      verification.mutate(credential);
    },
  };
}

/** As the list has it from before: of a try, or of access that did not renew itself. */
function knownFailure({ verified, attention, reason, help }: ListedCredential): VerifyFailure | undefined {
  if (attention === undefined && verified !== false) return undefined;
  const lost = `Its access could not be renewed${reason ? `: ${reason}` : ""}. Connect it again.`;
  return { reason: attention === undefined ? (reason ?? refusal) : lost, help, logs: [] };
}
