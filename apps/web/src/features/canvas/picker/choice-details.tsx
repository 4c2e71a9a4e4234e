import { KeyRound, Timer, Webhook } from "lucide-react";
import { HelpLink } from "@/components/help/help-link.tsx";
import { SafeHtml } from "@/components/help/safe-html.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { ComponentIcon } from "@/components/ui/component-icon.tsx";
import type { FunctionChoice } from "./search-functions.ts";

/** What the highlighted choice is, with its help link. */
export function ChoiceDetails({ choice }: { choice: FunctionChoice | undefined }) {
  if (!choice) return null;
  const { component, function: own, role } = choice;
  const help = own.help ?? component.help;
  return (
    <section
      aria-label="Details"
      className="hidden w-68 shrink-0 flex-col gap-3 border-l bg-sunken p-4 text-sm sm:flex"
    >
      <div className="flex items-center gap-2">
        <ComponentIcon icon={component.icon} className="size-6" />
        <span className="min-w-0">
          <span className="block truncate font-semibold">{component.title}</span>
          <span className="block text-ink-faint text-xs">Version {component.version}</span>
        </span>
      </div>
      <p className="text-ink">{own.description ?? component.description}</p>
      {help?.description && <SafeHtml html={help.description} className="text-ink-muted text-xs" />}
      <div className="flex flex-wrap gap-1.5 [&_svg]:size-3">
        {role === "trigger" && (
          <Badge className="border bg-surface">
            {own.kind === "polling" ? <Timer aria-hidden /> : <Webhook aria-hidden />}
            {own.kind === "polling" ? "On a schedule" : "Called by others"}
          </Badge>
        )}
        {component.needsCredential && (
          <Badge className="border bg-surface">
            <KeyRound aria-hidden />
            Needs a credential
          </Badge>
        )}
      </div>
      {help?.link && <HelpLink href={help.link} />}
    </section>
  );
}
