"use client";

import type { ReactNode } from "react";
import { Toaster } from "@/components/feedback/toast.tsx";
import { TooltipLayer } from "@/components/overlay/tooltip-layer.tsx";
import { ApiProvider } from "@/lib/api-provider.tsx";

export function Providers({ children }: { children: ReactNode }) {
  return (
    <ApiProvider>
      {children}
      <TooltipLayer />
      <Toaster />
    </ApiProvider>
  );
}
