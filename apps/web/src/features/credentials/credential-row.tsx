"use client";

import { ChevronDown, CircleCheck, CircleDashed, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Spinner } from "@/components/feedback/spinner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { IconTile } from "@/components/ui/icon-tile.tsx";
import { TableCell, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { cn } from "@/lib/cn.ts";
import { AccessEnd } from "./access-end.tsx";
import { CredentialRowActions, type CredentialTask } from "./credential-row-actions.tsx";
import type { ListedCredential } from "./credential-table.tsx";
import { useComponentIcon } from "./use-component-icon.ts";
import { type Outcome, useOutcome } from "./use-outcome.ts";
import { UsedBy } from "./used-by.tsx";
import { VerificationRow } from "./verification-row.tsx";

export interface CredentialRowProps {
  credential: ListedCredential;
  isUnderWay: boolean;
}

export function CredentialRow({ credential, isUnderWay }: CredentialRowProps) {
  const icon = useComponentIcon(credential.component);
  const [task, setTask] = useState<CredentialTask>();
  const outcome = useOutcome(credential);
  const isVerifying = isUnderWay || outcome.isPending;
  return (
    <>
      <TableRow>
        <TableCell className="max-w-0 truncate pl-4 font-medium" title={credential.name}>
          {credential.name}
        </TableCell>
        <TableCell>
          <span className="flex items-center gap-2">
            <IconTile icon={icon} className="size-6 [&>*]:size-4" />
            {credential.componentTitle}
          </span>
        </TableCell>
        <TableCell className="max-w-0 truncate text-ink-muted" title={credential.kind}>
          {credential.kind ?? "–"}
        </TableCell>
        <TableCell className="max-w-0 truncate text-ink-muted" title={credential.owner}>
          {credential.owner ?? "–"}
        </TableCell>
        <TableCell className="max-w-0">
          <span role="status">
            {isVerifying ? (
              <span className="flex items-center gap-1.5 text-ink-muted">
                <Spinner />
                Verifying…
              </span>
            ) : (
              <Verified credential={credential} outcome={outcome} onReconnect={() => setTask("edit")} />
            )}
          </span>
        </TableCell>
        <TableCell>
          <AccessEnd credential={credential} />
        </TableCell>
        <TableCell>
          <UsedBy flows={credential.usedBy} />
        </TableCell>
        <TableCell className="pr-4">
          <CredentialRowActions
            credential={credential}
            task={task}
            onTask={setTask}
            isVerifying={isVerifying}
            onVerify={outcome.verify}
          />
        </TableCell>
      </TableRow>
      {outcome.isOpen && outcome.failure && !isVerifying && (
        <VerificationRow
          id={outcome.id}
          credential={credential}
          failure={outcome.failure}
          isFresh={outcome.isFresh}
          onVerify={outcome.verify}
          onEdit={() => setTask("edit")}
          onClose={outcome.toggle}
        />
      )}
    </>
  );
}

interface VerifiedProps {
  credential: ListedCredential;
  outcome: Outcome;
  onReconnect(): void;
}

function Verified({ credential, outcome, onReconnect }: VerifiedProps) {
  const { verified, verifiedAt, reason, attention, account, signsIn } = credential;
  if (attention === "reconnect" || (verified === false && signsIn)) {
    return (
      <span className="flex min-w-0 items-center gap-2">
        <Problem words={attention === "reconnect" ? "Access lost" : "Failed"} outcome={outcome} />
        <Button size="sm" aria-label={`Reconnect ${credential.name}`} onClick={onReconnect}>
          Reconnect
        </Button>
      </span>
    );
  }
  // Could not be asked just now: what is known from before is not what a person wants to hear.
  if (outcome.isFresh && verified !== false) return <Problem words="Could not be verified" outcome={outcome} />;
  if (verified === undefined || !verifiedAt) {
    return (
      <span className="flex items-center gap-1.5 text-ink-muted">
        <CircleDashed aria-hidden className="size-4" />
        Never verified
      </span>
    );
  }
  if (!verified) return <Problem words={`Needs attention${reason ? `: ${reason}` : ""}`} outcome={outcome} />;
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-ink-muted">
      <CircleCheck aria-hidden className="size-4 shrink-0 text-running" />
      <span className="truncate" title={account}>
        Works{account && ` as ${account}`}, <TimeAgo at={verifiedAt} />
      </span>
    </span>
  );
}

/** Opens what was said, beneath the row. */
function Problem({ words, outcome }: { words: string; outcome: Outcome }) {
  return (
    <button
      type="button"
      aria-expanded={outcome.isOpen}
      aria-controls={outcome.id}
      disabled={!outcome.failure}
      onClick={outcome.toggle}
      className="flex min-w-0 max-w-full items-center gap-1.5 rounded-sm text-left text-problem enabled:hover:underline"
    >
      <TriangleAlert aria-hidden className="size-4 shrink-0" />
      <span className="truncate">{words}</span>
      {outcome.failure && (
        <ChevronDown
          aria-hidden
          className={cn("size-3.5 shrink-0 transition-transform", outcome.isOpen && "rotate-180")}
        />
      )}
    </button>
  );
}
