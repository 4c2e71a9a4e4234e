"use client";

import { useEffect } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { drawToasts } from "./toast-queue.ts";

/** Loaded with the first toast: most visits of a page see none. */
export function ShownToasts() {
  // After the effects of what it draws: that has to listen first.
  useEffect(() => drawToasts(({ kind, title, options }) => toast[kind](title, options)), []);
  return (
    <Sonner
      position="bottom-right"
      visibleToasts={4}
      style={{ fontFamily: "var(--font-sans)" }} // its own styles name another
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-90 items-start gap-2.5 rounded-card border bg-raised p-3 text-sm text-ink shadow-float [&_[data-icon]]:mt-0.5",
          title: "font-medium",
          description: "text-ink-muted",
          success: "[&_[data-icon]]:text-running",
          error: "[&_[data-icon]]:text-problem",
          actionButton: "ml-auto rounded-control px-2 font-medium text-accent-text hover:bg-hover",
        },
      }}
    />
  );
}
