"use client";

import { Ellipsis, Pencil, RotateCw, Trash2 } from "lucide-react";
import { useState } from "react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import type { ListedCredential } from "./credential-table.tsx";
import { CredentialWizard } from "./credential-wizard.tsx";
import { DeleteCredentialDialog } from "./delete-credential-dialog.tsx";
import { useVerifyCredential } from "./use-verify-credential.ts";

export function CredentialRowActions({ credential }: { credential: ListedCredential }) {
  const [open, setOpen] = useState<"edit" | "delete">();
  const verification = useVerifyCredential();
  const blocked = credential.usedBy.some((flow) => flow.state !== "inactive");
  return (
    <div className="flex items-center justify-end gap-0.5">
      <IconButton
        label={`Verify ${credential.name} again`}
        size="sm"
        busy={verification.isPending}
        onClick={() => verification.mutate(credential)}
      >
        {!verification.isPending && <RotateCw aria-hidden />}
      </IconButton>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={`More about ${credential.name}`} size="sm">
            <Ellipsis aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem onSelect={() => setOpen("edit")}>
            <Pencil aria-hidden />
            Edit
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem danger disabled={blocked} onSelect={() => setOpen("delete")}>
            <Trash2 aria-hidden />
            {blocked ? "Delete (a flow at work uses it)" : "Delete"}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <CredentialWizard
        credential={credential}
        open={open === "edit"}
        onOpenChange={(wanted) => setOpen(wanted ? "edit" : undefined)}
      />
      <DeleteCredentialDialog
        credential={credential}
        open={open === "delete"}
        onOpenChange={(wanted) => setOpen(wanted ? "delete" : undefined)}
      />
    </div>
  );
}
