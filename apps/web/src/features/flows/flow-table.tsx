import { Table, TableHead } from "@/components/ui/table.tsx";
import type { ApiOutputs } from "@/lib/trpc.ts";
import { FlowRow } from "./flow-row.tsx";

export type ListedFlow = ApiOutputs["flow"]["list"][number];

export function FlowTable({ flows }: { flows: readonly ListedFlow[] }) {
  return (
    <Table aria-label="Flows">
      <thead>
        <tr>
          <TableHead className="w-10 pr-0 pl-4">
            <span className="sr-only">Trigger</span>
          </TableHead>
          <TableHead>Name</TableHead>
          <TableHead className="w-36">State</TableHead>
          <TableHead className="w-28">Last minute</TableHead>
          <TableHead className="numeric w-20">In</TableHead>
          <TableHead className="numeric w-20">Out</TableHead>
          <TableHead className="numeric w-20">Errors</TableHead>
          <TableHead className="w-30">Last error</TableHead>
          <TableHead className="w-44">Last change</TableHead>
          <TableHead className="w-24 pr-4">
            <span className="sr-only">Actions</span>
          </TableHead>
        </tr>
      </thead>
      <tbody>
        {flows.map((flow) => (
          <FlowRow key={flow.id} flow={flow} />
        ))}
      </tbody>
    </Table>
  );
}
