import type { ComponentProps } from "react";
import { cn } from "@/lib/cn.ts";

/** Rows of 40 px; give number cells the class `numeric`. */
export function Table({ className, ...rest }: ComponentProps<"table">) {
  return <table className={cn("w-full border-separate border-spacing-0 text-sm", className)} {...rest} />;
}

export function TableHead({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={cn(
        "sticky top-0 z-10 h-9 whitespace-nowrap border-b bg-surface px-2 font-medium text-ink-faint text-xs not-[.numeric]:text-left",
        className,
      )}
      {...rest}
    />
  );
}

export function TableRow({ className, ...rest }: ComponentProps<"tr">) {
  return (
    <tr className={cn("group transition-colors hover:bg-hover [&:last-child>td]:border-b-0", className)} {...rest} />
  );
}

export function TableCell({ className, ...rest }: ComponentProps<"td">) {
  return <td className={cn("h-10 border-b px-2 py-1", className)} {...rest} />;
}

/** Stands for the rows that are out of sight. */
export function TableGap({ heightPx }: { heightPx: number }) {
  if (heightPx <= 0) return null;
  return (
    <tr aria-hidden>
      <td style={{ height: heightPx }} />
    </tr>
  );
}
