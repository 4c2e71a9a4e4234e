"use client";

import { useState } from "react";
import { AlertDialog } from "@/components/overlay/alert-dialog.tsx";
import { Dialog, DialogContent } from "@/components/overlay/dialog.tsx";
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
  const [isTyped, setTyped] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const close = () => {
    setAsking(false);
    setTyped(false);
    onOpenChange(false);
  };
  const requestClose = () => (isTyped ? setAsking(true) : close());
  return (
    <Dialog open={open} onOpenChange={(wanted) => (wanted ? onOpenChange(true) : requestClose())}>
      {open && <Steps {...rest} onClose={requestClose} onTyped={setTyped} />}
      <AlertDialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Leave without saving?"
        description="What you typed for this credential is lost."
        action="Leave"
        cancel="Go on"
        onAction={close}
      />
    </Dialog>
  );
}

type StepsProps = Omit<CredentialWizardProps, "open" | "onOpenChange"> & {
  onClose(): void;
  onTyped(isTyped: boolean): void;
};

/** Mounted anew at every opening, so that nothing of the last credential is left in it. */
function Steps({ component, credential, onSaved, onClose, onTyped }: StepsProps) {
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
        onTyped={onTyped}
      />
    </DialogContent>
  );
}
