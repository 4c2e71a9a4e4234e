"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import type { ListedCredential } from "./credential-table.tsx";
import type { VerifyFailure } from "./use-verify-credential.ts";
import { VerificationFailure } from "./verification-failure.tsx";

interface VerificationRowProps {
  id: string;
  credential: ListedCredential;
  failure: VerifyFailure;
  isFresh: boolean;
  onVerify(): void;
  onEdit(): void;
  onClose(): void;
}

/** Beneath a credential of the list: what its system said when it was tried, and the way to mend it. */
export function VerificationRow({ id, credential, failure, isFresh, onVerify, onEdit, onClose }: VerificationRowProps) {
  const { name, verifiedAt, attention, signsIn } = credential;
  return (
    <tr id={id}>
      <td colSpan={8} className="border-b bg-sunken px-4 py-3">
        <section aria-label={`Verification of ${name}`} className="flex max-w-4xl flex-col gap-1.5">
          <header className="flex items-center gap-1 text-ink-faint text-xs">
            <span>
              {isFresh || !verifiedAt ? (
                "Checked just now"
              ) : (
                <>
                  Checked <TimeAgo at={verifiedAt} />
                </>
              )}
            </span>
            <IconButton size="sm" label={`Close the verification of ${name}`} className="ml-auto" onClick={onClose}>
              <X aria-hidden />
            </IconButton>
          </header>
          <VerificationFailure
            failure={failure}
            actions={
              <>
                <Button size="sm" onClick={onVerify}>
                  Verify again
                </Button>
                <Button size="sm" onClick={onEdit}>
                  {attention === "reconnect" || signsIn ? "Reconnect…" : "Edit values…"}
                </Button>
              </>
            }
          />
        </section>
      </td>
    </tr>
  );
}
