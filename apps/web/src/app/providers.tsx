"use client";

import type { ReactNode } from "react";
import { Toaster } from "@/components/feedback/toast.tsx";
import { TooltipProvider } from "@/components/overlay/tooltip.tsx";
import { ApiProvider } from "@/lib/api-provider.tsx";

export function Providers({ children }: { children: ReactNode }) {
  return (
    <ApiProvider>
      <TooltipProvider>{children}</TooltipProvider>
      <Toaster />
    </ApiProvider>
  );
}
