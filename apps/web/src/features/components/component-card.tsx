import Link from "next/link";
import { HelpHint } from "@/components/help/help-hint.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { IconTile } from "@/components/ui/icon-tile.tsx";
import { cn } from "@/lib/cn.ts";
import { formatMany } from "@/lib/format-count.ts";
import type { ListedComponent } from "./listed-component.ts";

export function ComponentCard({ component }: { component: ListedComponent }) {
  const { name, title, description, version, icon, help, deprecated, deprecationNote, triggers, actions } = component;
  return (
    <li className="relative flex flex-col gap-2 rounded-card border bg-surface p-4 transition-colors focus-within:border-line-strong hover:border-line-strong">
      <div className="flex items-center gap-3">
        <IconTile icon={icon} className={cn("size-9", deprecated && "grayscale")} />
        <div className="min-w-0 flex-1">
          <h3 className="flex items-center gap-1 font-semibold">
            {/* The whole card is the link; the help control lies above it. */}
            <Link
              href={`/components/${encodeURIComponent(name)}`}
              className="truncate after:absolute after:inset-0 after:rounded-card"
            >
              {title}
            </Link>
            <span className="relative">
              <HelpHint help={help} subject={title} />
            </span>
          </h3>
          <p className="font-mono text-ink-faint text-xs">
            {name}@{version}
          </p>
        </div>
        {deprecated && <Badge tone="warning">Deprecated</Badge>}
      </div>
      {deprecationNote && <p className="line-clamp-2 text-suspended text-xs">{deprecationNote}</p>}
      {description && <p className="line-clamp-2 text-ink-muted text-sm">{description}</p>}
      <p className="mt-auto flex gap-1.5 pt-1">
        {triggers.length > 0 && <Badge tone="accent">{formatMany(triggers.length, "trigger")}</Badge>}
        {actions.length > 0 && <Badge>{formatMany(actions.length, "action")}</Badge>}
      </p>
    </li>
  );
}
