import { type ResolvedFunction, resolveHelp, triggerKind } from "@millrace/flow";
import { HelpHint } from "@/components/help/help-hint.tsx";
import { SafeHtml } from "@/components/help/safe-html.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { FieldTable } from "./field-table.tsx";
import type { ShownComponent } from "./shown-component.ts";

interface FunctionListProps {
  title: string;
  component: ShownComponent;
  functions: readonly ResolvedFunction[];
}

export function FunctionList({ title, component, functions }: FunctionListProps) {
  if (functions.length === 0) return null;
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h2 className="font-medium text-ink-muted text-sm">{title}</h2>
      <ul className="divide-y rounded-card border bg-surface">
        {functions.map((found) => (
          <FunctionItem key={found.name} component={component} found={found} />
        ))}
      </ul>
    </section>
  );
}

function FunctionItem({ component, found }: { component: ShownComponent; found: ResolvedFunction }) {
  const { name, role, descriptor } = found;
  return (
    <li className="flex flex-col gap-0.5 px-4 py-3">
      <div className="flex items-center gap-2">
        <h3 className="font-medium">{descriptor.title}</h3>
        <HelpHint help={functionHelp(component, name)} subject={descriptor.title} />
        {role === "trigger" && <Badge>{triggerKind(descriptor) === "polling" ? "Polling" : "Webhook"}</Badge>}
        {descriptor.deprecated && <Badge tone="warning">Deprecated</Badge>}
        <code className="ml-auto font-mono text-ink-faint text-xs">
          {component.name}:{name}
        </code>
      </div>
      {descriptor.description && <SafeHtml html={descriptor.description} className="text-ink-muted text-sm" />}
      <FieldTable
        title={descriptor.title}
        fields={{ ...component.descriptor.fields, ...descriptor.fields }}
        place="field"
        component={component}
        functionName={name}
      />
    </li>
  );
}

function functionHelp({ name, descriptor, helpOverrides, docsBaseUrl }: ShownComponent, wanted: string) {
  const sources = { descriptor, overrides: helpOverrides, docsBaseUrl };
  return resolveHelp("function", { target: { component: name, function: wanted }, sources });
}
