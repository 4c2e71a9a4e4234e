"use client";

import { Download, FolderInput, Pause, Play, Square, StepForward, Tag, Trash2, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { formatCount } from "@/lib/format-count.ts";
import { type BulkAct, planBulk } from "./bulk-acts.ts";
import { BulkDialog } from "./bulk-dialog.tsx";
import type { ListedFlow } from "./flow-table.tsx";
import { FolderDialog } from "./folder-dialog.tsx";
import { TagDialog } from "./tag-dialog.tsx";
import { useExportFlows } from "./use-export-flows.ts";

const buttons = [
  { act: "start", label: "Start", icon: Play },
  { act: "resume", label: "Resume", icon: StepForward },
  { act: "suspend", label: "Suspend…", icon: Pause },
  { act: "stop", label: "Stop…", icon: Square },
] as const;

/** What can be done with the chosen flows; stands where the filters stood, so that nothing moves. */
export function BulkBar({ flows, onClear }: { flows: readonly ListedFlow[]; onClear(): void }) {
  const [dialog, setDialog] = useState<BulkAct | "tags" | "folder">();
  const exportFlows = useExportFlows();
  const close = () => setDialog(undefined);
  return (
    <section
      aria-label="Chosen flows"
      className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-b bg-accent-soft px-4 py-1.5"
    >
      <IconButton label="Choose none" shortcut="Esc" size="sm" onClick={onClear}>
        <X aria-hidden />
      </IconButton>
      <p role="status" className="mr-2 whitespace-nowrap font-medium text-accent-text text-sm tabular-nums">
        {formatCount(flows.length)} chosen
      </p>
      {buttons.map(({ act, label, icon: Icon }) => (
        <Button key={act} size="sm" disabled={planBulk(act, flows).taken.length === 0} onClick={() => setDialog(act)}>
          <Icon aria-hidden />
          {label}
        </Button>
      ))}
      <Button size="sm" onClick={() => setDialog("tags")}>
        <Tag aria-hidden />
        Tags…
      </Button>
      <Button size="sm" onClick={() => setDialog("folder")}>
        <FolderInput aria-hidden />
        Move to folder…
      </Button>
      <Button size="sm" busy={exportFlows.isPending} onClick={() => exportFlows.mutate(flows)}>
        {!exportFlows.isPending && <Download aria-hidden />}
        Export
      </Button>
      <Button size="sm" className="ml-auto text-problem" onClick={() => setDialog("delete")}>
        <Trash2 aria-hidden />
        Delete…
      </Button>
      {dialog === "tags" && <TagDialog flows={flows} onClose={close} />}
      {dialog === "folder" && <FolderDialog flows={flows} onClose={close} />}
      {dialog !== undefined && dialog !== "tags" && dialog !== "folder" && (
        <BulkDialog act={dialog} flows={flows} onClose={close} />
      )}
    </section>
  );
}
