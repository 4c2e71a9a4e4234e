"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn.ts";
import { leaveFocusToDialog } from "./leave-focus-to-dialog.ts";
import { menuDangerStyle, menuItemStyle, menuLabelStyle, menuSeparatorStyle, menuStyle } from "./menu-style.ts";

export const DropdownMenu = Primitive.Root;
export const DropdownMenuTrigger = Primitive.Trigger;
export const DropdownMenuRadioGroup = Primitive.RadioGroup;

export function DropdownMenuContent({
  className,
  onCloseAutoFocus,
  ...rest
}: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        sideOffset={4}
        collisionPadding={8}
        align="end"
        className={cn(menuStyle, className)}
        onCloseAutoFocus={(event) => {
          onCloseAutoFocus?.(event);
          leaveFocusToDialog(event);
        }}
        {...rest}
      />
    </Primitive.Portal>
  );
}

export interface DropdownMenuItemProps extends ComponentProps<typeof Primitive.Item> {
  danger?: boolean;
}

export function DropdownMenuItem({ className, danger, ...rest }: DropdownMenuItemProps) {
  return <Primitive.Item className={cn(menuItemStyle, danger && menuDangerStyle, className)} {...rest} />;
}

export function DropdownMenuRadioItem({ className, children, ...rest }: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem className={cn(menuItemStyle, "pr-8", className)} {...rest}>
      {children}
      <Primitive.ItemIndicator className="absolute right-2">
        <Check aria-hidden className="text-accent-text!" />
      </Primitive.ItemIndicator>
    </Primitive.RadioItem>
  );
}

export function DropdownMenuLabel({ className, ...rest }: ComponentProps<typeof Primitive.Label>) {
  return <Primitive.Label className={cn(menuLabelStyle, className)} {...rest} />;
}

export function DropdownMenuSeparator() {
  return <Primitive.Separator className={menuSeparatorStyle} />;
}
