"use client";

import type { FormEvent, ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { DialogBody, DialogClose, DialogFooter } from "./dialog.tsx";

export interface DialogFormProps {
  /** The verb on the button: "Rename", "Extend". */
  action: string;
  onSubmit(): void;
  busy: boolean;
  disabled?: boolean;
  /** Of the body. */
  className?: string;
  children: ReactNode;
}

/** What a dialog asks for, with a way out and one to do it. Says itself what is wrong with a field: the browser's own bubbles stay away. */
export function DialogForm({ action, onSubmit, busy, disabled = false, className, children }: DialogFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation(); // the dialog may have been opened from within another form
    onSubmit();
  };
  return (
    <form onSubmit={submit} noValidate className="contents">
      <DialogBody className={className}>{children}</DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={busy} disabled={disabled}>
          {action}
        </Button>
      </DialogFooter>
    </form>
  );
}
