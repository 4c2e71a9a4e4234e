"use client";

import { AlertDialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { RememberOpener } from "./remember-opener.tsx";
import { useReturnFocus } from "./use-return-focus.ts";

export interface AlertDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  title: string;
  /** The consequence, in numbers where there are any. */
  description: ReactNode;
  /** The verb on the button: "Delete", "Stop". */
  action: string;
  onAction(): void;
  busy?: boolean;
  danger?: boolean;
  cancel?: string;
}

/** Asks before something that cannot be undone. Stays open while `busy`; the caller closes it. */
export function AlertDialog({
  open,
  onOpenChange,
  title,
  description,
  action,
  onAction,
  busy = false,
  danger = true,
  cancel = "Cancel",
}: AlertDialogProps) {
  const { opener, onContent } = useReturnFocus();
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <RememberOpener opener={opener} />
        <Primitive.Overlay className="fixed inset-0 z-50 animate-fade bg-scrim" />
        <Primitive.Content
          {...onContent}
          className="fixed top-[18vh] left-1/2 z-50 w-[min(420px,calc(100vw-32px))] -translate-x-1/2 animate-fade rounded-card border bg-raised shadow-float outline-none"
        >
          <div className="flex flex-col gap-1 p-4">
            <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
            <Primitive.Description asChild>
              <div className="text-ink-muted text-sm">{description}</div>
            </Primitive.Description>
          </div>
          <footer className="flex justify-end gap-2 border-t px-4 py-3">
            <Primitive.Cancel asChild>
              <Button>{cancel}</Button>
            </Primitive.Cancel>
            <Button variant={danger ? "danger" : "primary"} busy={busy} onClick={onAction}>
              {action}
            </Button>
          </footer>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
