"use client";

import Link from "next/link";
import { Notice } from "@/components/feedback/notice.tsx";
import { DialogBody, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { formatMany } from "@/lib/format-count.ts";
import type { CredentialOutcome } from "./use-save-credential.ts";

export function CredentialSaved({
  outcome,
  name,
  isNew,
  onClose,
}: {
  outcome: CredentialOutcome;
  name: string;
  isNew: boolean;
  onClose(): void;
}) {
  return (
    <>
      <DialogBody className="flex flex-col gap-3">
        <OutcomeNotice outcome={outcome} name={name} />
        {!isNew && <TakenUpBy flows={outcome.takenUpBy ?? []} />}
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" autoFocus onClick={onClose}>
          Done
        </Button>
      </DialogFooter>
    </>
  );
}

/** A changed credential reaches flows that run: which, and that nothing stops for it. */
function TakenUpBy({ flows }: { flows: NonNullable<CredentialOutcome["takenUpBy"]> }) {
  if (flows.length === 0) return null;
  return (
    <Notice title={`${formatMany(flows.length, "flow")} at work ${flows.length === 1 ? "uses" : "use"} it`}>
      <p>
        {flows.length === 1 ? "Its" : "Their"} steps take the new values up within half a minute: a new container stands
        beside the old one before that goes. No message is lost.
      </p>
      <ul className="mt-1 flex flex-wrap gap-x-3">
        {flows.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/flows/${id}`} className="rounded-sm text-accent-text hover:underline">
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
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
