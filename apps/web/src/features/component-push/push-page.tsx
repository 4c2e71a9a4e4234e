"use client";

import { useRouter } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { BuildView } from "./build-view.tsx";
import { PushForm } from "./push-form.tsx";

const breadcrumb = [{ label: "Components", href: "/components" }];

/** Takes a component in; while it is built its address names the build, so that it can be left and come back to. */
export function PushPage({ buildId }: { buildId: string | undefined }) {
  const router = useRouter();
  return (
    <>
      <PageHeader breadcrumb={breadcrumb} title="Push a component" />
      <div className="min-h-0 flex-1 overflow-auto p-4">
        <div className="mx-auto flex max-w-3xl flex-col gap-4">
          {buildId === undefined ? (
            <PushForm onPushed={(id) => router.push(`/components/push?build=${encodeURIComponent(id)}`)} />
          ) : (
            <BuildView key={buildId} buildId={buildId} />
          )}
        </div>
      </div>
    </>
  );
}
