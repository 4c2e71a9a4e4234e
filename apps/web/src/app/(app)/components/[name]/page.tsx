import type { Metadata } from "next";
import { ComponentDetail } from "@/features/components/component-detail.tsx";

interface ComponentPageProps {
  params: Promise<{ name: string }>;
}

export async function generateMetadata({ params }: ComponentPageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name) };
}

export default async function ComponentPage({ params }: ComponentPageProps) {
  return <ComponentDetail name={decodeURIComponent((await params).name)} />;
}
