import type { LucideIcon } from "lucide-react";
import { cn } from "@/lib/cn.ts";

export interface Sign {
  icon: LucideIcon;
  words: string;
  className: string;
}

/** As high as the card's icon: still told from others where the card is fifty pixels wide. */
export function FarSign({ icon: Icon, words, className }: Sign) {
  return (
    <span title={words} className={cn("shrink-0", className)}>
      <Icon aria-hidden className="size-10" strokeWidth={2.5} />
      <span className="sr-only">{words}</span>
    </span>
  );
}
