"use client";

import { resolveHelp } from "@millrace/flow";
import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Select } from "@/components/ui/select.tsx";
import { CredentialWizard } from "@/features/credentials/credential-wizard.tsx";
import { type CredentialSummary, useCredentials } from "@/features/flow-editor/catalogue/use-credentials.ts";
import { setCredential } from "@/features/flow-editor/document/change-step.ts";
import { useStepProblems } from "@/features/flow-editor/problems/problem-context.tsx";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { PanelSection } from "./panel-section.tsx";
import { type StepForm, useStep } from "./use-step.ts";

/** Which credential the step uses; a new one is made without leaving the canvas. */
export function CredentialSection({ stepId, form }: { stepId: string; form: StepForm }) {
  const store = useEditorStore();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [wizardOpen, setWizardOpen] = useState(false);
  const chosen = useStep(stepId)?.credential;
  const fitting = (useCredentials() ?? []).filter((credential) => credential.component === form.component);
  const current = fitting.find((credential) => credential.id === chosen);
  const problem = useStepProblems(stepId).find(
    ({ code }) => code === "missing_credential" || code === "unknown_credential",
  );
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
              value={current?.id}
              placeholder={fitting.length > 0 ? "Choose a credential…" : "None yet"}
              disabled={fitting.length === 0}
              options={fitting.map((credential) => ({
                value: credential.id,
                label: credential.name,
                ...(credential.account && { note: credential.account }),
              }))}
              onValueChange={choose}
            />
            <Button onClick={() => setWizardOpen(true)}>
              <Plus aria-hidden />
              New credential
            </Button>
          </div>
        )}
      </Field>
      {current && <Verification credential={current} />}
      {wizardOpen && (
        <CredentialWizard
          component={form.component}
          open={wizardOpen}
          onOpenChange={setWizardOpen}
          onSaved={({ id }) => void saved(id)}
        />
      )}
    </PanelSection>
  );
}

function Verification({ credential }: { credential: CredentialSummary }) {
  if (credential.verified === undefined) return <Badge className="self-start">Never verified</Badge>;
  if (credential.verified) {
    return (
      <Badge tone="good" className="self-start">
        Verified{credential.account && ` as ${credential.account}`}
      </Badge>
    );
  }
  return (
    <p className="text-problem text-xs">The last verification failed{credential.reason && `: ${credential.reason}`}</p>
  );
}
