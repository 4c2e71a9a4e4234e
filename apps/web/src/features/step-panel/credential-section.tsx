"use client";

import { resolveHelp } from "@millrace/flow";
import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Notice } from "@/components/feedback/notice.tsx";
import { Field } from "@/components/form/field.tsx";
import { Select } from "@/components/form/select.tsx";
import { HelpLink } from "@/components/help/help-link.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { CredentialWizard } from "@/features/credentials/credential-wizard.tsx";
import { type CredentialSummary, useCredentials } from "@/features/flow-editor/catalogue/use-credentials.ts";
import { setCredential } from "@/features/flow-editor/document/change-step.ts";
import { useStepProblems } from "@/features/flow-editor/problems/problem-context.tsx";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { PanelSection } from "./panel-section.tsx";
import { type StepForm, useStep } from "./use-step.ts";

/** No credential's id: those are random. */
const noCredential = "none";

/** Which credential the step uses; a new one is made without leaving the canvas. */
export function CredentialSection({ stepId, form }: { stepId: string; form: StepForm }) {
  const store = useEditorStore();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [wizard, setWizard] = useState<"new" | "edit">();
  const chosen = useStep(stepId)?.credential;
  const fitting = (useCredentials() ?? []).filter((credential) => credential.component === form.component);
  const current = fitting.find((credential) => credential.id === chosen);
  const problem = useStepProblems(stepId).find(
    ({ code }) => code === "missing_credential" || code === "unknown_credential",
  );
  const isOptional = form.sources.descriptor.credentials?.required === false;
  const choose = (credential: string | undefined) =>
    store.getState().edit((flow) => setCredential(flow, { stepId, credential }));
  const saved = async (id: string) => {
    await queryClient.invalidateQueries({ queryKey: trpc.credential.pathKey() });
    choose(id);
  };
  return (
    <PanelSection title="Credential">
      <Field
        label={`${form.sources.descriptor.title} credential`}
        help={resolveHelp("credential", { target: { component: form.component }, sources: form.sources })}
        problem={problem?.message}
      >
        {(ids) => (
          <div className="flex gap-2">
            <Select
              {...ids}
              value={current?.id ?? (isOptional ? noCredential : undefined)}
              placeholder={fitting.length > 0 ? "Choose a credential…" : "None yet"}
              disabled={fitting.length === 0}
              options={[
                ...(isOptional ? [{ value: noCredential, label: "None (no sign-in)" }] : []),
                ...fitting.map((credential) => ({
                  value: credential.id,
                  label: credential.name,
                  ...(credential.account && { note: credential.account }),
                })),
              ]}
              onValueChange={(id) => choose(id === noCredential ? undefined : id)}
            />
            <Button onClick={() => setWizard("new")}>
              <Plus aria-hidden />
              New credential
            </Button>
          </div>
        )}
      </Field>
      {current && <Verification credential={current} form={form} onEdit={() => setWizard("edit")} />}
      <CredentialWizard
        component={form.component}
        credential={wizard === "edit" ? current : undefined}
        open={wizard !== undefined}
        onOpenChange={(open) => !open && setWizard(undefined)}
        onSaved={({ id }) => void saved(id)}
      />
    </PanelSection>
  );
}

interface VerificationProps {
  credential: CredentialSummary;
  form: StepForm;
  onEdit(): void;
}

/** How the chosen credential stands, with the way to mend it and the help for what is wrong. */
function Verification({ credential, form, onEdit }: VerificationProps) {
  const { verified, account, reason, attention, signsIn, helpCode } = credential;
  const failed = attention !== undefined || verified === false;
  const edit = (
    <Button size="sm" variant={failed ? "secondary" : "ghost"} aria-label={`Edit ${credential.name}`} onClick={onEdit}>
      {attention === "reconnect" || (failed && signsIn) ? "Reconnect" : "Edit"}
    </Button>
  );
  if (!failed) {
    return (
      <div className="flex items-center justify-between gap-2">
        <Badge tone={verified ? "good" : "neutral"}>
          {verified ? `Verified${account ? ` as ${account}` : ""}` : "Never verified"}
        </Badge>
        {edit}
      </div>
    );
  }
  const help = resolveHelp("credential-error", {
    target: { component: form.component, ...(helpCode !== undefined && { problem: helpCode }) },
    sources: form.sources,
  });
  return (
    <Notice
      tone="problem"
      title={attention === "reconnect" ? "It has lost its access" : "The last verification failed"}
    >
      {reason && <p className="break-words text-ink-muted text-xs">{reason}</p>}
      <div className="mt-1 flex items-center justify-between gap-2">
        {help.link ? <HelpLink href={help.link}>Help with this problem</HelpLink> : <span />}
        {edit}
      </div>
    </Notice>
  );
}
