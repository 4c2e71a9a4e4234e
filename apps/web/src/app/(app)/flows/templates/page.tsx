import type { Metadata } from "next";
import { Suspense } from "react";
import { TemplateGallery } from "@/features/templates/template-gallery.tsx";

export const metadata: Metadata = { title: "Templates" };

export default function TemplatesPage() {
  return (
    <Suspense>
      <TemplateGallery />
    </Suspense>
  );
}
