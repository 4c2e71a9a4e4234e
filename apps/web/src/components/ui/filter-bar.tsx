import type { ComponentProps } from "react";
import { cn } from "@/lib/cn.ts";

/** Above a list: what it is narrowed by at the left, what is done with all of it at the right. */
export function FilterBar({ className, ...rest }: ComponentProps<"div">) {
  return (
    <div
      className={cn("flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-b bg-surface px-4 py-1.5", className)}
      {...rest}
    />
  );
}
