"use client";

import { Copy, Download, FolderInput, Pencil, SquareArrowOutUpRight, Tag, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRef } from "react";
import { DropdownMenuItem, DropdownMenuSeparator } from "@/components/overlay/dropdown-menu.tsx";
import { MenuAtButton } from "@/components/overlay/menu-at-button.tsx";
import type { ButtonOfMenu } from "@/components/overlay/use-menu-button.ts";
import { commandIcons } from "@/features/flow-state/command-icons.tsx";
import { commandLabels, type OfferedCommand } from "@/features/flow-state/offered-commands.ts";
import type { FlowControls } from "@/features/flow-state/use-flow-controls.tsx";
import type { ListedFlow } from "./flow-table.tsx";
import { useCopyFlow } from "./use-copy-flow.ts";
import { useExportFlow } from "./use-export-flow.ts";

export type RowDialog = "delete" | "tags" | "folder";

export interface FlowRowMenuProps {
  menu: ButtonOfMenu;
  flow: ListedFlow;
  commands: readonly OfferedCommand[];
  controls: FlowControls;
  onRename(): void;
  onDialog(dialog: RowDialog): void;
}

/** Everything that can be done with a flow of the list; loaded when it is opened. */
export function FlowRowMenu({ menu, onRename, ...rest }: FlowRowMenuProps) {
  const isRenaming = useRef(false);
  return (
    <MenuAtButton
      menu={menu}
      // Only now: an open menu holds the focus, and the name's field would not get it.
      onCloseAutoFocus={(event) => {
        if (!isRenaming.current) return;
        isRenaming.current = false;
        event.preventDefault();
        onRename();
      }}
    >
      <Items
        {...rest}
        onRename={() => {
          isRenaming.current = true;
        }}
      />
    </MenuAtButton>
  );
}

/** Apart, so that a row whose menu is closed has nothing of it. */
function Items({ flow, commands, controls, onRename, onDialog }: Omit<FlowRowMenuProps, "menu">) {
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
