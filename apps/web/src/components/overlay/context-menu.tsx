"use client";

import { ContextMenu as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn.ts";
import { Kbd } from "../ui/kbd.tsx";
import { menuDangerStyle, menuItemStyle, menuLabelStyle, menuSeparatorStyle, menuStyle } from "./menu-style.ts";

export const ContextMenu = Primitive.Root;
/** What is right-clicked; also the menu key and Shift+F10 on what has the focus in it. */
export const ContextMenuTrigger = Primitive.Trigger;

export function ContextMenuContent({ className, ...rest }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content collisionPadding={8} className={cn(menuStyle, "min-w-52", className)} {...rest} />
    </Primitive.Portal>
  );
}

export interface ContextMenuItemProps extends ComponentProps<typeof Primitive.Item> {
  danger?: boolean;
  /** The key that does the same, as the sheet of shortcuts names it. */
  shortcut?: string;
}

export function ContextMenuItem({ className, danger, shortcut, children, ...rest }: ContextMenuItemProps) {
  return (
    <Primitive.Item className={cn(menuItemStyle, danger && menuDangerStyle, className)} {...rest}>
      {children}
      {shortcut && (
        <span className="ml-auto pl-4">
          <Kbd>{shortcut}</Kbd>
        </span>
      )}
    </Primitive.Item>
  );
}

export function ContextMenuLabel({ className, ...rest }: ComponentProps<typeof Primitive.Label>) {
  return <Primitive.Label className={cn(menuLabelStyle, className)} {...rest} />;
}

export function ContextMenuSeparator() {
  return <Primitive.Separator className={menuSeparatorStyle} />;
}
