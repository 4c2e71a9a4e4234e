import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn.ts";
import { controlStyle } from "./control-style.ts";

interface ChoiceButtonProps extends ComponentProps<"button"> {
  isOpen: boolean;
  /** Nothing is chosen yet: what it shows is only a hint. */
  isEmpty: boolean;
}

/** The closed control of a choice that opens with a search. */
export function ChoiceButton({ isOpen, isEmpty, className, children, ...rest }: ChoiceButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      role="combobox"
      aria-expanded={isOpen}
      className={cn(controlStyle, "flex h-8 items-center justify-between gap-2 text-left", className)}
    >
      <span className={cn("truncate", isEmpty && "text-ink-faint")}>{children}</span>
      <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
    </button>
  );
}
