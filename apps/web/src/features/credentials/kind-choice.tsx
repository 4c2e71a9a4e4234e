import type { Help, KindField } from "@millrace/flow";
import { ArrowLeft, ChevronRight } from "lucide-react";
import { HelpLink } from "@/components/help/help-link.tsx";
import { SafeHtml } from "@/components/help/safe-html.tsx";
import { DialogBody, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";

export interface KindChoiceProps {
  kinds: KindField;
  help: Help;
  onChoose(kind: string): void;
  onBack: (() => void) | undefined;
  onClose(): void;
}

/** A component that can be signed in to in several ways asks which before it asks for anything else. */
export function KindChoice({ kinds, help, onChoose, onBack, onClose }: KindChoiceProps) {
  return (
    <>
      <DialogBody className="flex flex-col gap-2 p-2">
        <div className="flex flex-col gap-1 px-2 pt-2">
          <p className="font-medium text-sm">{kinds.field.label}</p>
          <SafeHtml html={help.description ?? kinds.field.description ?? ""} className="text-ink-muted text-sm" />
          {help.link && <HelpLink href={help.link}>Which one is it?</HelpLink>}
        </div>
        <ul aria-label={kinds.field.label}>
          {Object.entries(kinds.choices).map(([kind, label]) => (
            <li key={kind}>
              <button
                type="button"
                onClick={() => onChoose(kind)}
                className="flex h-10 w-full items-center gap-3 rounded-control px-2 text-left text-sm transition-colors hover:bg-hover"
              >
                <span className="min-w-0 flex-1 truncate">{label}</span>
                <ChevronRight aria-hidden className="size-4 text-ink-faint" />
              </button>
            </li>
          ))}
        </ul>
      </DialogBody>
      <DialogFooter>
        {onBack && (
          <Button variant="ghost" className="-ml-3 mr-auto" onClick={onBack}>
            <ArrowLeft aria-hidden />
            Back
          </Button>
        )}
        <Button onClick={onClose}>Cancel</Button>
      </DialogFooter>
    </>
  );
}
