import { type FieldDescriptor, resolveHelp, sortFields } from "@millrace/flow";
import { ChevronRight } from "lucide-react";
import { HelpHint } from "@/components/help/help-hint.tsx";
import { SafeHtml } from "@/components/help/safe-html.tsx";
import { formatMany } from "@/lib/format-count.ts";
import type { ShownComponent } from "./shown-component.ts";

interface FieldTableProps {
  /** Whose fields they are. */
  title: string;
  fields: Readonly<Record<string, FieldDescriptor>>;
  place: "field" | "credential";
  component: ShownComponent;
  functionName?: string;
}

/** What has to be filled in, behind a fold. */
export function FieldTable({ title, fields, place, component, functionName }: FieldTableProps) {
  const sorted = sortFields(fields);
  if (sorted.length === 0) return null;
  return (
    <details className="group/fields mt-1">
      <summary
        aria-label={`Fields of ${title}`}
        className="inline-flex cursor-pointer list-none items-center gap-1 rounded-control text-ink-muted text-xs hover:text-ink"
      >
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open/fields:rotate-90" />
        {formatMany(sorted.length, "field")}
      </summary>
      <dl className="mt-2 grid grid-cols-[minmax(140px,220px)_1fr] gap-x-4 gap-y-1.5 border-l pl-4 text-sm">
        {sorted.map(([name, field]) => (
          <div key={name} className="col-span-2 grid grid-cols-subgrid">
            <dt className="flex min-w-0 items-start gap-1">
              <span className="min-w-0 break-words">{field.label}</span>
              {field.required && (
                <span className="text-problem" title="Required">
                  *<span className="sr-only">Required</span>
                </span>
              )}
              <HelpHint help={fieldHelp(component, { place, functionName, field: name })} subject={field.label} />
            </dt>
            <dd className="flex min-w-0 flex-col text-ink-muted">
              <span className="font-mono text-ink-faint text-xs">
                {name} · {viewWords[field.viewClass] ?? field.viewClass}
              </span>
              {(field.description ?? field.note) && (
                <SafeHtml html={field.description ?? field.note ?? ""} className="text-xs" />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The usual ones in words; others go by their name. */
const viewWords: Record<string, string> = {
  TextFieldView: "text",
  TextFieldWithNoteView: "text",
  TextAreaView: "long text",
  TextAreaWithNoteView: "long text",
  PasswordFieldView: "secret",
  CheckBoxView: "yes or no",
  SelectView: "choice",
  MultiSelectView: "choices",
  JSONataView: "expression",
  CodeFieldView: "code",
  OAuthFieldView: "sign-in",
  OAuth1View: "sign-in",
};

function fieldHelp(
  { name, descriptor, helpOverrides, docsBaseUrl }: ShownComponent,
  { place, functionName, field }: { place: "field" | "credential"; functionName: string | undefined; field: string },
) {
  const target = { component: name, field, ...(functionName !== undefined && { function: functionName }) };
  return resolveHelp(place, { target, sources: { descriptor, overrides: helpOverrides, docsBaseUrl } });
}
