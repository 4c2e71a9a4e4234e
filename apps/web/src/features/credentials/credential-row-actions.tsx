"use client";

import { Ellipsis, Pencil, RotateCw, TextCursorInput, Trash2 } from "lucide-react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/overlay/dropdown-menu.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import type { ListedCredential } from "./credential-table.tsx";
import { CredentialWizard } from "./credential-wizard.tsx";
import { DeleteCredentialDialog } from "./delete-credential-dialog.tsx";
import { RenameCredentialDialog } from "./rename-credential-dialog.tsx";

export type CredentialTask = "edit" | "rename" | "delete";

export interface CredentialRowActionsProps {
  credential: ListedCredential;
  /** What is being done to it, in a dialog. */
  task: CredentialTask | undefined;
  onTask(task: CredentialTask | undefined): void;
  isVerifying: boolean;
  onVerify(): void;
}

export function CredentialRowActions(props: CredentialRowActionsProps) {
  const { credential, task, onTask, isVerifying, onVerify } = props;
  const dialog = (own: CredentialTask) => ({
    credential,
    open: task === own,
    onOpenChange: (wanted: boolean) => onTask(wanted ? own : undefined),
  });
  return (
    <div className="flex items-center justify-end gap-0.5">
      <IconButton label={`Verify ${credential.name} again`} size="sm" busy={isVerifying} onClick={onVerify}>
        {!isVerifying && <RotateCw aria-hidden />}
      </IconButton>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={`More about ${credential.name}`} size="sm">
            <Ellipsis aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem onSelect={() => onTask("edit")}>
            <Pencil aria-hidden />
            Edit
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => onTask("rename")}>
            <TextCursorInput aria-hidden />
            Rename
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem danger onSelect={() => onTask("delete")}>
            <Trash2 aria-hidden />
            Delete
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <CredentialWizard {...dialog("edit")} />
      <RenameCredentialDialog {...dialog("rename")} />
      <DeleteCredentialDialog {...dialog("delete")} />
    </div>
  );
}
