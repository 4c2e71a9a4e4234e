import type { ReactNode } from "react";
import { cn } from "@/lib/cn.ts";
import { Tooltip } from "../overlay/tooltip.tsx";
import { Button, type ButtonProps } from "./button.tsx";

export interface IconButtonProps extends Omit<ButtonProps, "children" | "asChild"> {
  /** The name for screen readers, and the tooltip. */
  label: string;
  /** Key shown in the tooltip. */
  shortcut?: string;
  children: ReactNode;
}

export function IconButton({ label, shortcut, className, size = "md", variant = "ghost", ...rest }: IconButtonProps) {
  const width = { sm: "w-7", md: "w-8", lg: "w-10" }[size ?? "md"];
  return (
    <Tooltip content={label} shortcut={shortcut}>
      <Button aria-label={label} variant={variant} size={size} className={cn(width, "px-0", className)} {...rest} />
    </Tooltip>
  );
}
