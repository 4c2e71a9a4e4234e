"use client";

import { CircleAlert, Download, Ellipsis, History, Upload } from "lucide-react";
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
import { ExportMessagesDialog } from "@/features/messages/export-messages-dialog.tsx";
import { ImportMessagesDialog } from "@/features/messages/import-messages-dialog.tsx";
import { useFlowId } from "../use-flow.ts";

/** What is needed of a flow now and then: its messages as a file, its errors and its timeline as pages. */
export function FlowMenu() {
  const flowId = useFlowId();
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
