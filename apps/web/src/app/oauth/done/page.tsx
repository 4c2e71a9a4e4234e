import type { Metadata } from "next";
import { OAuthDone } from "@/features/credentials/oauth-done.tsx";

export const metadata: Metadata = { title: "Signed in" };

export default async function Page({ searchParams }: { searchParams: Promise<{ outcome?: string | string[] }> }) {
  const { outcome } = await searchParams;
  return <OAuthDone outcome={outcome === "granted" || outcome === "failed" ? outcome : "unknown"} />;
}
