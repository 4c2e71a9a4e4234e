import { Table, TableHead } from "@/components/ui/table.tsx";
import type { ApiOutputs } from "@/lib/trpc.ts";
import { CredentialRow } from "./credential-row.tsx";

export type ListedCredential = ApiOutputs["credential"]["list"][number];

export interface CredentialTableProps {
  credentials: readonly ListedCredential[];
  /** Ids of those that are being verified together. */
  underWay: ReadonlySet<string>;
}

export function CredentialTable({ credentials, underWay }: CredentialTableProps) {
  return (
    <Table aria-label="Credentials" className="min-w-5xl">
      <thead>
        <tr>
          <TableHead className="min-w-40 pl-4">Name</TableHead>
          <TableHead className="w-32 min-[1600px]:w-44">Component</TableHead>
          <TableHead className="w-36 min-[1600px]:w-64">Kind</TableHead>
          <TableHead className="w-26 min-[1600px]:w-44">Owner</TableHead>
          <TableHead className="w-52 min-[1600px]:w-96">Verified</TableHead>
          <TableHead className="w-26 min-[1600px]:w-40">Access ends</TableHead>
          <TableHead className="w-20">Used by</TableHead>
          <TableHead className="w-20 pr-4">
            <span className="sr-only">Actions</span>
          </TableHead>
        </tr>
      </thead>
      <tbody>
        {credentials.map((credential) => (
          <CredentialRow key={credential.id} credential={credential} isUnderWay={underWay.has(credential.id)} />
        ))}
      </tbody>
    </Table>
  );
}
