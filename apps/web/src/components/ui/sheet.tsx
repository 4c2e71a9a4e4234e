"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn.ts";
import { useReturnFocus } from "./use-return-focus.ts";

export const Sheet = Primitive.Root;

export interface SheetContentProps extends Omit<ComponentProps<typeof Primitive.Content>, "title"> {
  title: ReactNode;
  description?: ReactNode;
}

/**
 * A panel that slides in over the right edge, for one thing looked at beside a list. What belongs to the page for good is a
 * `ResizablePanel` instead. Takes `DialogBody` and `DialogFooter`.
 */
export function SheetContent({ title, description, className, children, onOpenAutoFocus, ...rest }: SheetContentProps) {
  const focus = useReturnFocus(onOpenAutoFocus);
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
      <Primitive.Content
        className={cn(
          "fixed inset-y-0 right-0 z-40 flex w-[min(520px,calc(100vw-48px))] animate-slide-in flex-col border-l bg-raised shadow-float outline-none",
          className,
        )}
        {...(!description && { "aria-describedby": undefined })}
        {...focus}
        {...rest}
      >
        <header className="flex min-h-12 items-start gap-3 border-b px-4 py-2.5">
          <div className="min-w-0 flex-1">
            <Primitive.Title className="truncate font-semibold text-lg">{title}</Primitive.Title>
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
