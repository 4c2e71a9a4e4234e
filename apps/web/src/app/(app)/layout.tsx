import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppFrame } from "@/components/frame/app-frame.tsx";
import { railCookie } from "@/components/frame/rail-cookie.ts";

export default async function AppLayout({ children }: { children: ReactNode }) {
  const railCollapsed = (await cookies()).get(railCookie)?.value === "collapsed";
  return <AppFrame railCollapsed={railCollapsed}>{children}</AppFrame>;
}
