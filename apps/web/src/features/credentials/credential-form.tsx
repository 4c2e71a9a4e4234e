"use client";

import { kindField } from "@millrace/flow";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { DialogBody } from "@/components/overlay/dialog.tsx";
import { type ApiOutputs, useTRPC } from "@/lib/trpc.ts";
import { CredentialFields } from "./credential-fields.tsx";
import { credentialHelp } from "./credential-help.ts";
import type { SavedCredential } from "./credential-wizard.tsx";
import { KindChoice } from "./kind-choice.tsx";

export interface CredentialFormProps {
  component: string;
  existing: SavedCredential | undefined;
  onSaved: ((credential: SavedCredential) => void) | undefined;
  onClose(): void;
  onBack: (() => void) | undefined;
  /** Whether there is something that closing would lose. */
  onTyped(isTyped: boolean): void;
}

export type ShownComponent = ApiOutputs["component"]["show"];

/** Gathers what the form is made from, then shows it. */
export function CredentialForm({ component, existing, ...rest }: CredentialFormProps) {
  const trpc = useTRPC();
  const [kind, setKind] = useState<string>();
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
  const kinds = kindField(shown.data.descriptor);
  if (kinds && !existing && kind === undefined) {
    const { link } = credentialHelp(shown.data);
    const help = { ...(link && { link }), ...credentialHelp(shown.data, { field: kinds.name }) };
    return <KindChoice kinds={kinds} help={help} onChoose={setKind} onBack={rest.onBack} onClose={rest.onClose} />;
  }
  return (
    <CredentialFields
      component={shown.data}
      existing={existing}
      kinds={kinds}
      kind={kind}
      keptKind={kept.data?.kind}
      setFields={kept.data?.setFields ?? []}
      takenNames={siblings.data.filter((other) => other.id !== existing?.id).map((other) => other.name)}
      {...rest}
      onBack={kind === undefined ? rest.onBack : () => setKind(undefined)}
    />
  );
}
