"use client";

import { CircleCheck, CircleDashed, Plug, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Spinner } from "@/components/feedback/spinner.tsx";
import { Tooltip } from "@/components/overlay/tooltip.tsx";
import { Button } from "@/components/ui/button.tsx";
import { IconTile } from "@/components/ui/icon-tile.tsx";
import { TableCell, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { AccessEnd } from "./access-end.tsx";
import { CredentialRowActions, type CredentialTask } from "./credential-row-actions.tsx";
import type { ListedCredential } from "./credential-table.tsx";
import { useComponentIcon } from "./use-component-icon.ts";
import { UsedBy } from "./used-by.tsx";

export interface CredentialRowProps {
  credential: ListedCredential;
  isUnderWay: boolean;
}

export function CredentialRow({ credential, isUnderWay }: CredentialRowProps) {
  const icon = useComponentIcon(credential.component);
  const [task, setTask] = useState<CredentialTask>();
  return (
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
        {isUnderWay ? (
          <span className="flex items-center gap-1.5 text-ink-muted">
            <Spinner />
            Verifying…
          </span>
        ) : (
          <Verified credential={credential} onReconnect={() => setTask("edit")} />
        )}
      </TableCell>
      <TableCell>
        <AccessEnd credential={credential} />
      </TableCell>
      <TableCell>
        <UsedBy flows={credential.usedBy} />
      </TableCell>
      <TableCell className="pr-4">
        <CredentialRowActions credential={credential} task={task} onTask={setTask} />
      </TableCell>
    </TableRow>
  );
}

function Verified({ credential, onReconnect }: { credential: ListedCredential; onReconnect(): void }) {
  const { verified, verifiedAt, reason, attention, account } = credential;
  if (attention === "reconnect") {
    return (
      <span className="flex min-w-0 items-center gap-2">
        <Problem words="Access lost" reason={reason} />
        <Button size="sm" aria-label={`Reconnect ${credential.name}`} onClick={onReconnect}>
          <Plug aria-hidden />
          Reconnect
        </Button>
      </span>
    );
  }
  if (verified === undefined || !verifiedAt) {
    return (
      <span className="flex items-center gap-1.5 text-ink-muted">
        <CircleDashed aria-hidden className="size-4" />
        Never verified
      </span>
    );
  }
  if (!verified) return <Problem words={`Needs attention${reason ? `: ${reason}` : ""}`} reason={reason} />;
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-ink-muted">
      <CircleCheck aria-hidden className="size-4 shrink-0 text-running" />
      <span className="truncate" title={account}>
        Works{account && ` as ${account}`}, <TimeAgo at={verifiedAt} />
      </span>
    </span>
  );
}

function Problem({ words, reason }: { words: string; reason: string | undefined }) {
  return (
    <Tooltip content={reason ?? words}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is cut off is read in the tooltip, by keyboard too */}
      <span tabIndex={0} className="flex min-w-0 items-center gap-1.5 rounded-sm text-problem">
        <TriangleAlert aria-hidden className="size-4 shrink-0" />
        <span className="truncate">{words}</span>
      </span>
    </Tooltip>
  );
}
