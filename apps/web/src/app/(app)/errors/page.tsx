import type { Metadata } from "next";
import { Suspense } from "react";
import { ErrorsPage } from "@/features/errors/errors-page.tsx";

export const metadata: Metadata = { title: "Errors" };

export default function ErrorsRoute() {
  return (
    <Suspense>
      <ErrorsPage />
    </Suspense>
  );
}
