import { Table, TableHead } from "@/components/ui/table.tsx";
import type { ApiOutputs } from "@/lib/trpc.ts";
import { FlowRow } from "./flow-row.tsx";

export type ListedFlow = ApiOutputs["flow"]["list"][number];

export function FlowTable({ flows }: { flows: readonly ListedFlow[] }) {
  return (
    <Table aria-label="Flows" className="table-fixed">
      <thead>
        <tr>
          <TableHead className="w-13 pr-0 pl-4">
            <span className="sr-only">Trigger</span>
          </TableHead>
          <TableHead>Name</TableHead>
          <TableHead className="w-46">State</TableHead>
          <TableHead className="w-26">Last minute</TableHead>
          <TableHead className="numeric w-18">In</TableHead>
          <TableHead className="numeric w-18">Out</TableHead>
          <TableHead className="numeric w-16">Errors</TableHead>
          <TableHead className="w-26 pl-4">Last error</TableHead>
          <TableHead className="w-38">Last change</TableHead>
          <TableHead className="w-22 pr-4">
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
