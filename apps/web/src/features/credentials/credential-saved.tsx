"use client";

import { Button } from "@/components/ui/button.tsx";
import { DialogBody, DialogFooter } from "@/components/ui/dialog.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import type { CredentialOutcome } from "./use-save-credential.ts";

export function CredentialSaved({
  outcome,
  name,
  onClose,
}: {
  outcome: CredentialOutcome;
  name: string;
  onClose(): void;
}) {
  return (
    <>
      <DialogBody>
        <OutcomeNotice outcome={outcome} name={name} />
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" autoFocus onClick={onClose}>
          Done
        </Button>
      </DialogFooter>
    </>
  );
}

function OutcomeNotice({ outcome, name }: { outcome: CredentialOutcome; name: string }) {
  if (!outcome.verified) {
    return (
      <Notice tone="warning" title={`"${name}" is saved, not verified`}>
        Steps that use it may fail. Verify it again from the list of credentials once the system can be reached.
      </Notice>
    );
  }
  return (
    <Notice tone="good" title={headline(outcome, name)}>
      {outcome.reason ?? `"${name}" is verified and saved.`}
    </Notice>
  );
}

/** Some components cannot try everything: then their remark stands beneath instead of praise above. */
function headline({ account, reason }: CredentialOutcome, name: string): string {
  if (account) return `Connected as ${account}`;
  return reason ? `"${name}" is saved` : "The credential works";
}
