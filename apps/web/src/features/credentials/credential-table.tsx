import { Table, TableHead } from "@/components/ui/table.tsx";
import type { ApiOutputs } from "@/lib/trpc.ts";
import { CredentialRow } from "./credential-row.tsx";

export type ListedCredential = ApiOutputs["credential"]["list"][number];

export function CredentialTable({ credentials }: { credentials: readonly ListedCredential[] }) {
  return (
    <Table aria-label="Credentials">
      <thead>
        <tr>
          <TableHead className="pl-4">Name</TableHead>
          <TableHead className="w-44">Component</TableHead>
          <TableHead className="w-44">Account</TableHead>
          <TableHead className="w-64">Verified</TableHead>
          <TableHead className="w-32">Used by</TableHead>
          <TableHead className="w-24 pr-4">
            <span className="sr-only">Actions</span>
          </TableHead>
        </tr>
      </thead>
      <tbody>
        {credentials.map((credential) => (
          <CredentialRow key={credential.id} credential={credential} />
        ))}
      </tbody>
    </Table>
  );
}
