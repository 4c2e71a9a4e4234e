"use client";

import { JsonTree } from "@/components/tree/json-tree.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { ComponentIcon } from "@/components/ui/component-icon.tsx";
import { IconTile } from "@/components/ui/icon-tile.tsx";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { ChangeList } from "@/features/flow-compare/change-list.tsx";
import { Chapter, Specimen } from "./specimen.tsx";

const value = { order: { id: "A-1", lines: [{ sku: "x", n: 3 }], paid: true, note: null }, empty: {} };

export function DataChapter() {
  return (
    <Chapter title="Data">
      <Specimen name="Table" wide>
        <Table>
          <thead>
            <tr>
              <TableHead>Flow</TableHead>
              <TableHead>Changed</TableHead>
              <TableHead className="numeric">Messages</TableHead>
            </tr>
          </thead>
          <tbody>
            <TableRow>
              <TableCell>
                Orders <Badge tone="good">Active</Badge>
              </TableCell>
              <TableCell>
                <TimeAgo at="2026-01-01T00:00:00Z" />
              </TableCell>
              <TableCell className="numeric">3 412</TableCell>
            </TableRow>
            <TableRow>
              <TableCell>Returns</TableCell>
              <TableCell>–</TableCell>
              <TableCell className="numeric">0</TableCell>
            </TableRow>
          </tbody>
        </Table>
      </Specimen>
      <Specimen name="JSON">
        <div className="w-full">
          <JsonTree value={value} label="A message" />
        </div>
      </Specimen>
      <Specimen name="Component icons">
        <IconTile icon={undefined} />
        <ComponentIcon icon={undefined} />
      </Specimen>
      <Specimen name="Changes in words" wide>
        <div className="w-full">
          <ChangeList
            diff={{
              steps: [
                {
                  kind: "changed",
                  stepId: "step_2",
                  name: "Send",
                  changes: [
                    { path: "fields.url", label: "URL", before: "https://old.example", after: { jsonata: "target" } },
                    { path: "fields.password", label: "Password", before: "••••••", after: "••••••" },
                  ],
                },
                { kind: "added", stepId: "step_3", name: "Log", changes: [] },
                { kind: "removed", stepId: "step_4", name: "Split", changes: [] },
              ],
              edges: [{ kind: "added", edgeId: "step_2->step_3", source: "Send", target: "Log", changes: [] }],
              settings: [{ path: "cron", label: "Schedule", before: undefined, after: "0 6 * * *" }],
            }}
            stepName={(stepId) => stepId}
            selectedStepId="step_3"
            onSelectStep={() => {}}
          />
        </div>
      </Specimen>
    </Chapter>
  );
}
