"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import type { ListedFlow } from "@/features/flows/flow-table.tsx";
import { useMayAdminister } from "@/features/workspace-settings/use-may-administer.ts";
import { useTRPC } from "@/lib/trpc.ts";

const FirstStepCards = dynamic(async () => (await import("./first-step-cards.tsx")).FirstStepCards, {
  loading: () => null,
});

/** What to do first in a new installation, until somebody hides it. */
export function FirstSteps({ flows }: { flows: readonly ListedFlow[] | undefined }) {
  const trpc = useTRPC();
  const steps = useQuery(trpc.settings.firstSteps.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const mayAdminister = useMayAdminister();
  // Room for it is made only once: it never pushes the list down under the pointer.
  if (!steps.data || !flows || !mayAdminister) return null;
  const { encryptionKeyFile, keyKept, hidden } = steps.data;
  const isKeyOpen = !keyKept && encryptionKeyFile !== undefined;
  if (hidden && !isKeyOpen) return null;
  return <FirstStepCards flows={flows} encryptionKeyFile={encryptionKeyFile} keyKept={keyKept} hidden={hidden} />;
}
