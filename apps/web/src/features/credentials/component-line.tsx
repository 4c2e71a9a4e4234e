import { HelpLink } from "@/components/help/help-link.tsx";
import { IconTile } from "@/components/ui/icon-tile.tsx";
import type { ShownComponent } from "./credential-form.tsx";
import { credentialHelp } from "./credential-help.ts";

/** What the credential is for, how it signs in when that was chosen, and where its values are found. */
export function ComponentLine({ component, kind }: { component: ShownComponent; kind: string | undefined }) {
  const { link } = credentialHelp(component);
  const beneath = kind ?? component.description;
  return (
    <div className="flex items-center gap-3">
      <IconTile icon={component.icon} />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-sm">{component.title}</p>
        {beneath && <p className="truncate text-ink-muted text-xs">{beneath}</p>}
      </div>
      {link && <HelpLink href={link}>How to get these</HelpLink>}
    </div>
  );
}
