import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AppFrame } from "@/components/frame/app-frame.tsx";
import { railCookie } from "@/components/frame/rail-cookie.ts";
import { pathHeader } from "@/lib/path-header.ts";
import { getSession } from "@/server/session.ts";
import { PageAnswers } from "./page-answers.tsx";

/** Everything in here is for people who are signed in. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  if (!(await getSession())) {
    const path = (await headers()).get(pathHeader) ?? "/";
    redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
  }
  const railCollapsed = (await cookies()).get(railCookie)?.value === "collapsed";
  return (
    // Who it is stands in the rail, and decides what pages offer.
    <PageAnswers to={(api, queries) => [queries.prefetchQuery(api.me.get.queryOptions())]}>
      <AppFrame railCollapsed={railCollapsed}>{children}</AppFrame>
    </PageAnswers>
  );
}
