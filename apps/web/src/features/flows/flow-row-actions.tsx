"use client";

import { Copy, Download, Ellipsis, FolderInput, Pencil, SquareArrowOutUpRight, Tag, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRef, useState } from "react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/overlay/dropdown-menu.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { commandIcons } from "@/features/flow-state/command-icons.tsx";
import { commandLabels, type OfferedCommand, offeredCommands } from "@/features/flow-state/offered-commands.ts";
import { type FlowControls, useFlowControls } from "@/features/flow-state/use-flow-controls.tsx";
import type { ListedFlow } from "./flow-table.tsx";
import { useCopyFlow } from "./use-copy-flow.ts";
import { useExportFlow } from "./use-export-flow.ts";

const DeleteFlowDialog = dynamic(() => import("./delete-flow-dialog.tsx").then((module) => module.DeleteFlowDialog), {
  loading: () => null,
});
const FolderDialog = dynamic(() => import("./folder-dialog.tsx").then((module) => module.FolderDialog), {
  loading: () => null,
});
const TagDialog = dynamic(() => import("./tag-dialog.tsx").then((module) => module.TagDialog), { loading: () => null });

type RowDialog = "delete" | "tags" | "folder";

/** The nearest command as a button, all of them and everything else behind three dots. */
export function FlowRowActions({ flow, onRename }: { flow: ListedFlow; onRename(): void }) {
  const [dialog, setDialog] = useState<RowDialog>();
  const isRenaming = useRef(false);
  const controls = useFlowControls(flow);
  const commands = offeredCommands(flow.state, { isDraining: flow.drainEndsAt !== undefined });
  const rename = () => {
    isRenaming.current = true;
  };
  return (
    <div className="flex items-center justify-end gap-0.5">
      <NearestCommand flow={flow} commands={commands} controls={controls} />
      <DropdownMenu
        onOpenChange={(open) => {
          if (open) isRenaming.current = false;
        }}
      >
        <DropdownMenuTrigger asChild>
          <IconButton label={`More about ${flow.name}`} size="sm">
            <Ellipsis aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent
          // Only now: an open menu holds the focus, and the name's field would not get it.
          onCloseAutoFocus={(event) => {
            if (!isRenaming.current) return;
            event.preventDefault();
            onRename();
          }}
        >
          <RowMenu flow={flow} commands={commands} controls={controls} onRename={rename} onDialog={setDialog} />
        </DropdownMenuContent>
      </DropdownMenu>
      {controls.dialogs}
      {dialog === "delete" && <DeleteFlowDialog flow={flow} open onOpenChange={() => setDialog(undefined)} />}
      {dialog === "folder" && <FolderDialog flows={[flow]} onClose={() => setDialog(undefined)} />}
      {dialog === "tags" && <TagDialog flows={[flow]} onClose={() => setDialog(undefined)} />}
    </div>
  );
}

interface RowMenuProps {
  flow: ListedFlow;
  commands: readonly OfferedCommand[];
  controls: FlowControls;
  onRename(): void;
  onDialog(dialog: RowDialog): void;
}

/** Apart, so that a row whose menu is closed has nothing of it. */
function RowMenu({ flow, commands, controls, onRename, onDialog }: RowMenuProps) {
  const exportFlow = useExportFlow(flow);
  const copyFlow = useCopyFlow(flow);
  return (
    <>
      <DropdownMenuItem asChild>
        <Link href={`/flows/${flow.id}`}>
          <SquareArrowOutUpRight aria-hidden />
          Open
        </Link>
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={onRename}>
        <Pencil aria-hidden />
        Rename
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => onDialog("tags")}>
        <Tag aria-hidden />
        Tags…
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => onDialog("folder")}>
        <FolderInput aria-hidden />
        Move to folder…
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={copyFlow}>
        <Copy aria-hidden />
        Duplicate
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={exportFlow}>
        <Download aria-hidden />
        Export flow file
      </DropdownMenuItem>
      {commands.length > 0 && <DropdownMenuSeparator />}
      {commands.map((command) => {
        const Icon = commandIcons[command];
        return (
          <DropdownMenuItem key={command} onSelect={() => controls.act(command)}>
            <Icon aria-hidden />
            {commandLabels[command]}
          </DropdownMenuItem>
        );
      })}
      <DropdownMenuSeparator />
      <DropdownMenuItem danger disabled={flow.state !== "inactive"} onSelect={() => onDialog("delete")}>
        <Trash2 aria-hidden />
        {flow.state === "inactive" ? "Delete" : "Delete (stop it first)"}
      </DropdownMenuItem>
    </>
  );
}

interface NearestCommandProps {
  flow: ListedFlow;
  commands: readonly OfferedCommand[];
  controls: FlowControls;
}

/** Start or resume what rests; stop what works. */
function NearestCommand({ flow, commands, controls }: NearestCommandProps) {
  const nearest = (["start", "resume", "stop"] as const).find((command) => commands.includes(command));
  if (!nearest) return null;
  const Icon = commandIcons[nearest];
  const isBusy = controls.busy === nearest;
  const verb = commandLabels[nearest].replace("…", "");
  return (
    <IconButton label={`${verb} ${flow.name}`} size="sm" busy={isBusy} onClick={() => controls.act(nearest)}>
      {!isBusy && <Icon aria-hidden />}
    </IconButton>
  );
}
