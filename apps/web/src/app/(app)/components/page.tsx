import type { Metadata } from "next";
import { ComponentCatalogue } from "@/features/components/component-catalogue.tsx";

export const metadata: Metadata = { title: "Components" };

export default function ComponentsPage() {
  return <ComponentCatalogue />;
}
