import Link from "next/link";
import { StateChip } from "@/components/ui/state-chip.tsx";
import type { ListedCredential } from "./credential-table.tsx";

/** Flows that use a credential, each with its state and the way to it. */
export function FlowLinks({ flows, label }: { flows: ListedCredential["usedBy"]; label: string }) {
  return (
    <ul aria-label={label}>
      {flows.map(({ id, name, state }) => (
        <li key={id}>
          <Link
            href={`/flows/${id}`}
            className="flex h-9 items-center gap-2 rounded-control px-2 text-ink text-sm hover:bg-hover"
          >
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <StateChip state={state} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
