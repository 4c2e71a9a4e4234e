"use client";

import type { ReactNode } from "react";
import { NavigationRail } from "./navigation-rail.tsx";

/** Rail at the left, the page at the right; the page brings its own top bar (`PageHeader`). */
export function AppFrame({ railCollapsed, children }: { railCollapsed: boolean; children: ReactNode }) {
  return (
    <div className="flex h-dvh min-w-0 overflow-clip">
      <a
        href="#page"
        className="-translate-y-20 absolute top-2 left-2 z-50 rounded-control bg-accent px-3 py-2 text-on-accent text-sm focus:translate-y-0"
      >
        Skip to the page
      </a>
      <NavigationRail initiallyCollapsed={railCollapsed} />
      <main id="page" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
        {children}
      </main>
    </div>
  );
}
