import { cn } from "@/lib/cn.ts";
import { ComponentIcon, type ComponentIconProps } from "./component-icon.tsx";

/** A component's logo on a tinted square. */
export function IconTile({ icon, className }: ComponentIconProps) {
  return (
    <span
      className={cn(
        "grid size-8 shrink-0 place-items-center rounded-control bg-accent-soft text-accent-text",
        className,
      )}
    >
      <ComponentIcon icon={icon} />
    </span>
  );
}
