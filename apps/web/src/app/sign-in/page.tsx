import type { Metadata } from "next";
import { SignInPage } from "@/features/account/sign-in-page.tsx";

export const metadata: Metadata = { title: "Sign in" };

export default async function Page({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams;
  return <SignInPage next={ownPath(next)} wasElsewhere={next !== undefined} />;
}

/** Only a path of this site: a link must not send someone elsewhere after they signed in. */
function ownPath(next: string | string[] | undefined): string {
  const safe = typeof next === "string" && /^\/(?![/\\])[^\\]*$/.test(next);
  return safe ? next : "/flows";
}
