"use client";

import { useState } from "react";
import { Dialog, DialogContent } from "@/components/ui/dialog.tsx";
import { ComponentChoice } from "./component-choice.tsx";
import { CredentialForm } from "./credential-form.tsx";

export interface SavedCredential {
  id: string;
  name: string;
  component: string;
}

export interface CredentialWizardProps {
  /** Name of the component the credential is for; without it the first step is choosing one. */
  component?: string | undefined;
  /** Changes this credential instead of making one. */
  credential?: SavedCredential | undefined;
  open: boolean;
  onOpenChange(open: boolean): void;
  /** Called as soon as it is saved; the wizard still shows the outcome until it is closed. */
  onSaved?: ((credential: SavedCredential) => void) | undefined;
}

/** Component → fields, each with its help → verified against the real system → saved. */
export function CredentialWizard({ open, onOpenChange, ...rest }: CredentialWizardProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      {open && <Steps {...rest} onClose={() => onOpenChange(false)} />}
    </Dialog>
  );
}

type StepsProps = Omit<CredentialWizardProps, "open" | "onOpenChange"> & { onClose(): void };

/** Mounted anew at every opening, so that nothing of the last credential is left in it. */
function Steps({ component, credential, onSaved, onClose }: StepsProps) {
  const given = credential?.component ?? component;
  const [chosen, setChosen] = useState<string | undefined>(given);
  if (chosen === undefined) {
    return (
      <DialogContent title="New credential" description="Which system is it for?">
        <ComponentChoice onChoose={setChosen} />
      </DialogContent>
    );
  }
  return (
    <DialogContent
      title={credential ? `Edit "${credential.name}"` : "New credential"}
      description="Sealed with this installation's key. Once saved, values can be replaced but not read."
      // A click beside the dialog must not throw away what was typed.
      onInteractOutside={(event) => event.preventDefault()}
    >
      <CredentialForm
        component={chosen}
        existing={credential}
        onSaved={onSaved}
        onClose={onClose}
        onBack={given === undefined ? () => setChosen(undefined) : undefined}
      />
    </DialogContent>
  );
}
