"use client";

import { CircleAlert, Copy, Download, Ellipsis, FileDown, GitCompareArrows, History, Upload } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/overlay/dropdown-menu.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { useCopyFlow } from "@/features/flows/use-copy-flow.ts";
import { useExportFlow } from "@/features/flows/use-export-flow.ts";
import { ExportMessagesDialog } from "@/features/messages/export-messages-dialog.tsx";
import { ImportMessagesDialog } from "@/features/messages/import-messages-dialog.tsx";
import { useDrawer } from "../drawer/drawer-context.tsx";
import { useFlow, useFlowId } from "../use-flow.ts";

/** What is needed of a flow now and then: its messages as a file, its errors and its timeline as pages. */
export function FlowMenu() {
  const flowId = useFlowId();
  const flow = { id: flowId, name: useFlow()?.name ?? "" };
  const copyFlow = useCopyFlow(flow);
  const drawer = useDrawer();
  const exportFlow = useExportFlow(flow);
  const [dialog, setDialog] = useState<"export" | "import">();
  const close = () => setDialog(undefined);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label="More about this flow">
            <Ellipsis aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem onSelect={copyFlow}>
            <Copy aria-hidden />
            Duplicate
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={exportFlow}>
            <FileDown aria-hidden />
            Export flow file
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => drawer.getState().setTab("versions")}>
            <GitCompareArrows aria-hidden />
            Versions
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => setDialog("export")}>
            <Download aria-hidden />
            Export waiting messages…
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setDialog("import")}>
            <Upload aria-hidden />
            Import messages…
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem asChild>
            <Link href={`/errors?flow=${flowId}`}>
              <CircleAlert aria-hidden />
              Errors as a page
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem asChild>
            <Link href={`/flows/${flowId}/timeline`}>
              <History aria-hidden />
              Timeline as a page
            </Link>
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {dialog === "export" && <ExportMessagesDialog onClose={close} />}
      {dialog === "import" && <ImportMessagesDialog onClose={close} />}
    </>
  );
}
