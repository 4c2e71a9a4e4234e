"use client";

import { Copy, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { AlertDialog } from "@/components/overlay/alert-dialog.tsx";
import {
  ContextMenu,
  ContextMenuContent,
  ContextMenuItem,
  ContextMenuLabel,
  ContextMenuSeparator,
  ContextMenuTrigger,
} from "@/components/overlay/context-menu.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { DialogForm } from "@/components/overlay/dialog-form.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/overlay/dropdown-menu.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/overlay/popover.tsx";
import { Tooltip } from "@/components/overlay/tooltip.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Chapter, Specimen } from "./specimen.tsx";

type Open = "dialog" | "form" | "alert" | undefined;

/** What floats is drawn at the end of the page and has its theme, whichever half it was opened from. */
export function OverlaysChapter() {
  const [open, setOpen] = useState<Open>();
  const close = (isOpen: boolean) => !isOpen && setOpen(undefined);
  return (
    <Chapter title="What floats">
      <Specimen name="Dialogs">
        <Button onClick={() => setOpen("dialog")}>Dialog</Button>
        <Button onClick={() => setOpen("form")}>Form</Button>
        <Button onClick={() => setOpen("alert")}>Alert</Button>
      </Specimen>
      <Specimen name="Popover, tooltip">
        <Popover>
          <PopoverTrigger asChild>
            <Button>Popover</Button>
          </PopoverTrigger>
          <PopoverContent className="w-60 p-3 text-sm">Something more about it.</PopoverContent>
        </Popover>
        <Tooltip content="What it does" shortcut="T">
          <Button>Tooltip</Button>
        </Tooltip>
      </Specimen>
      <Specimen name="Menu">
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button>Menu</Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent>
            <DropdownMenuLabel>Flow</DropdownMenuLabel>
            <DropdownMenuItem>
              <Pencil aria-hidden />
              Rename
            </DropdownMenuItem>
            <DropdownMenuItem disabled>
              <Copy aria-hidden />
              Duplicate
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem danger>
              <Trash2 aria-hidden />
              Delete…
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      </Specimen>
      <Specimen name="Context menu">
        <ContextMenu>
          <ContextMenuTrigger className="grid h-12 w-48 place-items-center rounded-card border border-dashed text-ink-muted text-sm">
            Right-click here
          </ContextMenuTrigger>
          <ContextMenuContent>
            <ContextMenuLabel>Step</ContextMenuLabel>
            <ContextMenuItem shortcut="F2">
              <Pencil aria-hidden />
              Rename
            </ContextMenuItem>
            <ContextMenuSeparator />
            <ContextMenuItem danger shortcut="Del">
              <Trash2 aria-hidden />
              Delete
            </ContextMenuItem>
          </ContextMenuContent>
        </ContextMenu>
      </Specimen>
      <Dialog open={open === "dialog"} onOpenChange={close}>
        <DialogContent title="Flow settings" description="They go live when the flow is published.">
          <DialogBody className="text-sm">What is in it.</DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary">Save</Button>
          </DialogFooter>
        </DialogContent>
      </Dialog>
      <Dialog open={open === "form"} onOpenChange={close}>
        <DialogContent title="Rename the flow" className="w-[min(440px,calc(100vw-32px))]">
          <DialogForm action="Rename" busy={false} onSubmit={() => setOpen(undefined)}>
            <Field label="Name" required>
              {(ids) => <Input {...ids} defaultValue="Orders to warehouse" />}
            </Field>
          </DialogForm>
        </DialogContent>
      </Dialog>
      <AlertDialog
        open={open === "alert"}
        onOpenChange={close}
        title="Drop 31 messages?"
        description="They are gone then."
        action="Drop 31 messages"
        onAction={() => setOpen(undefined)}
      />
    </Chapter>
  );
}
