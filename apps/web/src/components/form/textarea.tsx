import type { ComponentProps } from "react";
import { cn } from "@/lib/cn.ts";
import { controlStyle } from "./control-style.ts";

/** Grows with its text up to twenty lines, then scrolls. */
export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      className={cn(controlStyle, "field-sizing-content max-h-100 min-h-16 resize-y py-1.5", className)}
      {...rest}
    />
  );
}
