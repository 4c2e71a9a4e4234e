import type { ReactNode } from "react";
import { cn } from "@/lib/cn.ts";

/** One component or one state of it, with its name. */
export function Specimen({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={cn("flex min-w-0 flex-col gap-1.5", wide && "col-span-full")}>
      <span className="text-ink-faint text-xs">{name}</span>
      <div className="flex min-w-0 flex-wrap items-start gap-2">{children}</div>
    </div>
  );
}

/** Components that belong together. */
export function Chapter({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3 border-b p-6">
      <h2 className="font-semibold text-lg">{title}</h2>
      <div className="grid grid-cols-2 gap-x-6 gap-y-4">{children}</div>
    </section>
  );
}
