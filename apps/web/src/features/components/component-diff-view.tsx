import { DiffMark } from "@/components/ui/diff-mark.tsx";
import type { ApiOutputs } from "@/lib/trpc.ts";

type Diff = ApiOutputs["component"]["planUpdate"]["diffs"][number]["diff"];
type FieldDiff = Diff["credentials"][number];

/** What is different between two versions of a component, as far as flows meet it. */
export function ComponentDiffView({ diff: { functions, credentials } }: { diff: Diff }) {
  if (functions.length + credentials.length === 0) {
    return <p className="text-ink-muted text-sm">Triggers, actions and fields are the same.</p>;
  }
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {functions.map(({ kind, name, role, title, fields, changesMetadata }) => (
        <li key={name} className="flex flex-col gap-1">
          <p className="flex items-center gap-2">
            <DiffMark kind={kind} />
            <span className="font-medium">{title}</span>
            <span className="text-ink-faint text-xs">{role}</span>
          </p>
          <Fields fields={fields} />
          {changesMetadata && <p className="pl-4 text-ink-muted">Its input or output is described anew.</p>}
        </li>
      ))}
      {credentials.length > 0 && (
        <li className="flex flex-col gap-1">
          <p className="font-medium">Credential</p>
          <Fields fields={credentials} />
        </li>
      )}
    </ul>
  );
}

function Fields({ fields }: { fields: readonly FieldDiff[] }) {
  if (fields.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 border-l pl-4">
      {fields.map(({ kind, name, label, becomesRequired, changes }) => (
        <li key={name} className="flex flex-wrap items-center gap-2">
          <DiffMark kind={kind} />
          <span>{label}</span>
          <code className="font-mono text-ink-faint text-xs">{name}</code>
          {changes.length > 0 && <span className="text-ink-muted text-xs">{changes.join(", ")}</span>}
          {becomesRequired && <span className="font-medium text-suspended text-xs">must be filled in</span>}
        </li>
      ))}
    </ul>
  );
}
