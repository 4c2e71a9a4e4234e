"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn.ts";

export function Checkbox({ className, ...rest }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      className={cn(
        "peer grid size-4 shrink-0 place-items-center rounded-sm border border-line-strong bg-surface transition-colors hover:border-ink-faint disabled:opacity-50 data-[state=checked]:border-accent data-[state=indeterminate]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:bg-accent",
        className,
      )}
      {...rest}
    >
      <Primitive.Indicator className="text-on-accent [&_svg]:size-3">
        {rest.checked === "indeterminate" ? (
          <Minus aria-hidden strokeWidth={3} />
        ) : (
          <Check aria-hidden strokeWidth={3} />
        )}
      </Primitive.Indicator>
    </Primitive.Root>
  );
}
