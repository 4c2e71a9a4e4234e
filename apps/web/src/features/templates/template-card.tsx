import { KeyRound } from "lucide-react";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import type { ApiOutputs } from "@/lib/trpc.ts";
import { FlowDrawing, type FlowDrawingProps } from "./flow-drawing.tsx";

export type ListedTemplate = ApiOutputs["template"]["list"][number];

export interface TemplateCardProps {
  template: ListedTemplate;
  icons: FlowDrawingProps["icons"];
  busy: boolean;
  disabled: boolean;
  onUse(): void;
}

export function TemplateCard({ template, icons, busy, disabled, onUse }: TemplateCardProps) {
  const { title, summary, credentials, standsAlone, graph } = template;
  return (
    <li className="flex min-w-0 flex-col rounded-card border bg-surface">
      <FlowDrawing graph={graph} icons={icons} className="border-b" />
      <div className="flex flex-1 flex-col gap-2 p-3">
        <h2 className="font-medium text-sm">{title}</h2>
        <p className="text-ink-muted text-xs">{summary}</p>
        <ol aria-label="Steps" className="text-ink-faint text-xs">
          {graph.nodes.map(({ id, name }, index) => (
            <li key={id} className="inline">
              {index > 0 && <span aria-hidden> → </span>}
              {name}
            </li>
          ))}
        </ol>
        <div className="mt-auto flex items-center gap-2 pt-1">
          {standsAlone ? (
            <Badge tone="good">No account needed</Badge>
          ) : credentials.length === 0 ? (
            <Badge>Your own target</Badge>
          ) : (
            <Badge>
              <KeyRound aria-hidden className="size-3" />
              {credentials.join(", ")}
            </Badge>
          )}
          <Button
            size="sm"
            className="ml-auto"
            aria-label={`Use the template ${title}`}
            busy={busy}
            disabled={disabled}
            onClick={onUse}
          >
            Use this template
          </Button>
        </div>
      </div>
    </li>
  );
}
