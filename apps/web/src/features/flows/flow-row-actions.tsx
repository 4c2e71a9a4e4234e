"use client";

import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useMenuButton } from "@/components/overlay/use-menu-button.ts";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { commandIcons } from "@/features/flow-state/command-icons.tsx";
import { commandLabels, type OfferedCommand, offeredCommands } from "@/features/flow-state/offered-commands.ts";
import { type FlowControls, useFlowControls } from "@/features/flow-state/use-flow-controls.tsx";
import type { RowDialog } from "./flow-row-menu.tsx";
import type { ListedFlow } from "./flow-table.tsx";

const fetchMenu = () => import("./flow-row-menu.tsx");
const FlowRowMenu = dynamic(async () => (await fetchMenu()).FlowRowMenu, { loading: () => null });
const DeleteFlowDialog = dynamic(() => import("./delete-flow-dialog.tsx").then((module) => module.DeleteFlowDialog), {
  loading: () => null,
});
const FolderDialog = dynamic(() => import("./folder-dialog.tsx").then((module) => module.FolderDialog), {
  loading: () => null,
});
const TagDialog = dynamic(() => import("./tag-dialog.tsx").then((module) => module.TagDialog), { loading: () => null });

/** The nearest command as a button, all of them and everything else behind three dots. */
export function FlowRowActions({ flow, onRename }: { flow: ListedFlow; onRename(): void }) {
  const [dialog, setDialog] = useState<RowDialog>();
  const controls = useFlowControls(flow);
  const commands = offeredCommands(flow.state, { isDraining: flow.drainEndsAt !== undefined });
  const { button, menu, isWanted } = useMenuButton(fetchMenu);
  return (
    <div className="flex items-center justify-end gap-0.5">
      <NearestCommand flow={flow} commands={commands} controls={controls} />
      <div className="relative flex">
        <IconButton label={`More about ${flow.name}`} size="sm" {...button}>
          <Ellipsis aria-hidden />
        </IconButton>
        {isWanted && (
          <FlowRowMenu
            menu={menu}
            flow={flow}
            commands={commands}
            controls={controls}
            onRename={onRename}
            onDialog={setDialog}
          />
        )}
      </div>
      {controls.dialogs}
      {dialog === "delete" && <DeleteFlowDialog flow={flow} open onOpenChange={() => setDialog(undefined)} />}
      {dialog === "folder" && <FolderDialog flows={[flow]} onClose={() => setDialog(undefined)} />}
      {dialog === "tags" && <TagDialog flows={[flow]} onClose={() => setDialog(undefined)} />}
    </div>
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
