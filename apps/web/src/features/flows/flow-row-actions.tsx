"use client";

import { allowsCommand } from "@millrace/flow";
import { Download, Ellipsis, Play, PlayCircle, Square, SquareArrowOutUpRight, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { DeleteFlowDialog } from "./delete-flow-dialog.tsx";
import type { ListedFlow } from "./flow-table.tsx";
import { StopFlowDialog } from "./stop-flow-dialog.tsx";
import { useExportFlow } from "./use-export-flow.ts";
import { useFlowCommands } from "./use-flow-commands.ts";

/** Start or stop, and everything else behind three dots. */
export function FlowRowActions({ flow }: { flow: ListedFlow }) {
  const [asking, setAsking] = useState<"stop" | "delete">();
  const commands = useFlowCommands(flow);
  const exportFlow = useExportFlow(flow);
  return (
    <div className="flex items-center justify-end gap-0.5">
      {allowsCommand(flow.state, "start") && (
        <IconButton label={`Start ${flow.name}`} size="sm" busy={commands.starting} onClick={commands.start}>
          {!commands.starting && <Play aria-hidden />}
        </IconButton>
      )}
      {allowsCommand(flow.state, "stop") && (
        <IconButton label={`Stop ${flow.name}`} size="sm" onClick={() => setAsking("stop")}>
          <Square aria-hidden />
        </IconButton>
      )}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={`More about ${flow.name}`} size="sm">
            <Ellipsis aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem asChild>
            <Link href={`/flows/${flow.id}`}>
              <SquareArrowOutUpRight aria-hidden />
              Open
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem disabled={!allowsCommand(flow.state, "run-now")} onSelect={commands.runNow}>
            <PlayCircle aria-hidden />
            Run now
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={exportFlow}>
            <Download aria-hidden />
            Export
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem danger disabled={flow.state !== "inactive"} onSelect={() => setAsking("delete")}>
            <Trash2 aria-hidden />
            {flow.state === "inactive" ? "Delete" : "Delete (stop it first)"}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <StopFlowDialog
        flow={flow}
        open={asking === "stop"}
        onOpenChange={(open) => setAsking(open ? "stop" : undefined)}
      />
      <DeleteFlowDialog
        flow={flow}
        open={asking === "delete"}
        onOpenChange={(open) => setAsking(open ? "delete" : undefined)}
      />
    </div>
  );
}
