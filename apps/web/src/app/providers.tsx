"use client";

import type { ReactNode } from "react";
import { Toaster } from "@/components/ui/toast.tsx";
import { TooltipProvider } from "@/components/ui/tooltip.tsx";
import { ApiProvider } from "@/lib/api-provider.tsx";

export function Providers({ children }: { children: ReactNode }) {
  return (
    <ApiProvider>
      <TooltipProvider>{children}</TooltipProvider>
      <Toaster />
    </ApiProvider>
  );
}
