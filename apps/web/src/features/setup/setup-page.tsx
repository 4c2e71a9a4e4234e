"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Notice } from "@/components/feedback/notice.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { Entrance } from "@/components/frame/entrance.tsx";
import { Button } from "@/components/ui/button.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { OwnerForm } from "./owner-form.tsx";

/** What the one-time link opens: it makes the owner, or says why it cannot and what to do. */
export function SetupPage({ token }: { token: string }) {
  const trpc = useTRPC();
  const status = useQuery(
    trpc.setup.status.queryOptions({ token }, { refetchOnWindowFocus: false, staleTime: Infinity }),
  );
  if (status.isPending) {
    return (
      <Entrance title="Set up Millrace">
        <div aria-busy className="flex flex-col gap-3">
          <Skeleton className="h-8" />
          <Skeleton className="h-8" />
          <Skeleton className="h-8" />
        </div>
      </Entrance>
    );
  }
  if (status.isError) {
    return (
      <Entrance title="Set up Millrace">
        <ErrorState
          title="The link could not be checked"
          error={status.error}
          onRetry={() => status.refetch()}
          className="py-4"
        />
      </Entrance>
    );
  }
  if (!status.data.needsOwner) return <AlreadySetUp />;
  if (!status.data.tokenValid) return <LinkNotValid state={status.data.tokenState} />;
  return (
    <Entrance title="Set up Millrace" lead="You are the first here. This account owns the installation.">
      <OwnerForm token={token} />
    </Entrance>
  );
}

function AlreadySetUp() {
  return (
    <Entrance title="Millrace is set up already" lead="The one-time link was used. Sign in with the account it made.">
      <Button asChild variant="primary" size="lg" className="w-full">
        <Link href="/sign-in">Sign in</Link>
      </Button>
    </Entrance>
  );
}

const reasons: Record<string, string> = {
  used: "This link was used before. A set-up link works once.",
  expired: "This link is older than a day. A set-up link works for a day, and only the newest one does.",
};

function LinkNotValid({ state }: { state: string | undefined }) {
  const lead =
    (state && reasons[state]) ??
    "The address holds no set-up link that this installation knows. Only the newest one works.";
  return (
    <Entrance title="This link does not work" lead={lead}>
      <Notice tone="info" title="Get a new one">
        Run <code className="rounded-sm bg-sunken px-1 font-mono text-xs">npm run up</code> on the machine that hosts
        Millrace. It prints a fresh link while there is no owner.
      </Notice>
    </Entrance>
  );
}
