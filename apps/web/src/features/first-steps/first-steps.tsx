"use client";

import { useQuery } from "@tanstack/react-query";
import type { ListedFlow } from "@/features/flows/flow-table.tsx";
import { useMayAdminister } from "@/features/workspace-settings/use-may-administer.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { FirstStepCards } from "./first-step-cards.tsx";

/** What to do first in a new installation, until somebody hides it. */
export function FirstSteps({ flows }: { flows: readonly ListedFlow[] | undefined }) {
  const trpc = useTRPC();
  const steps = useQuery(trpc.settings.firstSteps.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const mayAdminister = useMayAdminister();
  // Room for it is made only once, with the list: it never pushes the rows down under the pointer.
  if (!steps.data || !flows || !mayAdminister) return null;
  const { encryptionKeyFile, keyKept, hidden } = steps.data;
  const isKeyOpen = !keyKept && encryptionKeyFile !== undefined;
  if (hidden && !isKeyOpen) return null;
  return <FirstStepCards flows={flows} encryptionKeyFile={encryptionKeyFile} keyKept={keyKept} hidden={hidden} />;
}
