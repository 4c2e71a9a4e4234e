"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn.ts";
import { RememberOpener } from "./remember-opener.tsx";
import { useReturnFocus } from "./use-return-focus.ts";

export const Dialog = Primitive.Root;
export const DialogClose = Primitive.Close;

export interface DialogContentProps extends Omit<ComponentProps<typeof Primitive.Content>, "title"> {
  title: ReactNode;
  description?: ReactNode;
}

/** Title on top, then whatever is in it; put the buttons in a `DialogFooter` at the end. */
export function DialogContent({
  title,
  description,
  className,
  children,
  onOpenAutoFocus,
  ...rest
}: DialogContentProps) {
  const { opener, onContent } = useReturnFocus(onOpenAutoFocus);
  return (
    <Primitive.Portal>
      <RememberOpener opener={opener} />
      <Primitive.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
      <Primitive.Content
        className={cn(
          "fixed top-[8vh] left-1/2 z-40 flex max-h-[84vh] w-[min(520px,calc(100vw-32px))] -translate-x-1/2 animate-fade flex-col overflow-hidden rounded-card border bg-raised shadow-float outline-none",
          className,
        )}
        {...(!description && { "aria-describedby": undefined })}
        {...onContent}
        {...rest}
      >
        <header className="flex items-start gap-3 border-b px-4 py-3">
          <div className="min-w-0 flex-1">
            <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
            {description && (
              <Primitive.Description className="text-ink-muted text-sm">{description}</Primitive.Description>
            )}
          </div>
          <Primitive.Close
            aria-label="Close"
            className="-mr-1 grid size-7 place-items-center rounded-control text-ink-faint transition-colors hover:bg-hover hover:text-ink"
          >
            <X aria-hidden className="size-4" />
          </Primitive.Close>
        </header>
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}

export function DialogBody({ className, ...rest }: ComponentProps<"div">) {
  return <div className={cn("min-h-0 flex-1 overflow-y-auto p-4", className)} {...rest} />;
}

export function DialogFooter({ className, ...rest }: ComponentProps<"div">) {
  return <footer className={cn("flex items-center justify-end gap-2 border-t px-4 py-3", className)} {...rest} />;
}
