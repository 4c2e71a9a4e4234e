import type { ComponentProps } from "react";
import { cn } from "@/lib/cn.ts";
import { controlStyle } from "./control-style.ts";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cn(controlStyle, "h-8", className)} autoComplete="off" spellCheck={false} {...rest} />;
}
