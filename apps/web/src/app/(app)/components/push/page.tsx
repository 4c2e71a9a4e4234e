import type { Metadata } from "next";
import { PushPage } from "@/features/component-push/push-page.tsx";

export const metadata: Metadata = { title: "Push a component" };

interface ComponentPushPageProps {
  searchParams: Promise<{ build?: string }>;
}

export default async function ComponentPushPage({ searchParams }: ComponentPushPageProps) {
  return <PushPage buildId={(await searchParams).build} />;
}
