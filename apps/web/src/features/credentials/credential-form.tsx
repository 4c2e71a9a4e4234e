"use client";

import { useQuery } from "@tanstack/react-query";
import { DialogBody } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { type ApiOutputs, useTRPC } from "@/lib/trpc.ts";
import { CredentialFields } from "./credential-fields.tsx";
import type { SavedCredential } from "./credential-wizard.tsx";

export interface CredentialFormProps {
  component: string;
  existing: SavedCredential | undefined;
  onSaved: ((credential: SavedCredential) => void) | undefined;
  onClose(): void;
  onBack: (() => void) | undefined;
}

export type ShownComponent = ApiOutputs["component"]["show"];

/** Gathers what the form is made from, then shows it. */
export function CredentialForm({ component, existing, ...rest }: CredentialFormProps) {
  const trpc = useTRPC();
  const shown = useQuery(trpc.component.show.queryOptions({ name: component }));
  const siblings = useQuery(trpc.credential.list.queryOptions({ component }));
  const kept = useQuery(
    trpc.credential.show.queryOptions({ id: existing?.id ?? "" }, { enabled: existing !== undefined, staleTime: 0 }),
  );
  const needed = existing ? [shown, siblings, kept] : [shown, siblings];
  const failed = needed.find((query) => query.isError);
  if (failed) {
    const retry = () => void Promise.all(needed.filter((query) => query.isError).map((query) => query.refetch()));
    return (
      <DialogBody>
        <ErrorState title="The form could not be loaded" error={failed.error} onRetry={retry} />
      </DialogBody>
    );
  }
  if (!shown.data || !siblings.data || (existing && !kept.data)) {
    return (
      <DialogBody className="flex flex-col gap-4" aria-busy>
        <Skeleton className="h-8" />
        <Skeleton className="h-8" />
        <Skeleton className="h-8" />
      </DialogBody>
    );
  }
  return (
    <CredentialFields
      component={shown.data}
      existing={existing}
      setFields={kept.data?.setFields ?? []}
      takenNames={siblings.data.filter((other) => other.id !== existing?.id).map((other) => other.name)}
      {...rest}
    />
  );
}
