import { formatCount } from "@/lib/format-count.ts";

const shown = 8;

/** Flows with why something was not done to them. */
export function ReasonList({
  reasons,
}: {
  reasons: ReadonlyArray<{ flow: { id: string; name: string }; reason: string }>;
}) {
  return (
    <ul className="flex flex-col gap-0.5">
      {reasons.slice(0, shown).map(({ flow, reason }) => (
        <li key={flow.id} className="break-words">
          <span className="font-medium">{flow.name}</span>: {reason}
        </li>
      ))}
      {reasons.length > shown && <li>and {formatCount(reasons.length - shown)} more</li>}
    </ul>
  );
}
