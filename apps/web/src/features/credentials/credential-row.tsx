"use client";

import { CircleCheck, CircleDashed, TriangleAlert } from "lucide-react";
import { IconTile } from "@/components/ui/icon-tile.tsx";
import { TableCell, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { Tooltip } from "@/components/ui/tooltip.tsx";
import { CredentialRowActions } from "./credential-row-actions.tsx";
import type { ListedCredential } from "./credential-table.tsx";
import { useComponentIcon } from "./use-component-icon.ts";
import { UsedBy } from "./used-by.tsx";

export function CredentialRow({ credential }: { credential: ListedCredential }) {
  const icon = useComponentIcon(credential.component);
  return (
    <TableRow>
      <TableCell className="max-w-0 truncate pl-4 font-medium">{credential.name}</TableCell>
      <TableCell>
        <span className="flex items-center gap-2">
          <IconTile icon={icon} className="size-6 [&>*]:size-4" />
          {credential.componentTitle}
        </span>
      </TableCell>
      <TableCell className="max-w-0 truncate text-ink-muted">{credential.account ?? "–"}</TableCell>
      <TableCell className="max-w-0">
        <Verified credential={credential} />
      </TableCell>
      <TableCell>
        <UsedBy flows={credential.usedBy} />
      </TableCell>
      <TableCell className="pr-4">
        <CredentialRowActions credential={credential} />
      </TableCell>
    </TableRow>
  );
}

function Verified({ credential: { verified, verifiedAt, reason } }: { credential: ListedCredential }) {
  if (verified === undefined || !verifiedAt) {
    return (
      <span className="flex items-center gap-1.5 text-ink-muted">
        <CircleDashed aria-hidden className="size-4" />
        Never verified
      </span>
    );
  }
  if (verified) {
    return (
      <span className="flex items-center gap-1.5 text-ink-muted">
        <CircleCheck aria-hidden className="size-4 text-running" />
        <span>
          Works, <TimeAgo at={verifiedAt} />
        </span>
      </span>
    );
  }
  return (
    <Tooltip content={reason}>
      <span className="flex min-w-0 items-center gap-1.5 text-problem">
        <TriangleAlert aria-hidden className="size-4 shrink-0" />
        <span className="truncate">Needs attention{reason && `: ${reason}`}</span>
      </span>
    </Tooltip>
  );
}
