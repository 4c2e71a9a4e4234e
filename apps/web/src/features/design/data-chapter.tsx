"use client";

import { useId, useState } from "react";
import { CodeEditor } from "@/components/code-editor/code-editor.tsx";
import { SafeHtml } from "@/components/help/safe-html.tsx";
import { JsonTree } from "@/components/tree/json-tree.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { ComponentIcon } from "@/components/ui/component-icon.tsx";
import { FoldedText } from "@/components/ui/folded-text.tsx";
import { IconTile } from "@/components/ui/icon-tile.tsx";
import { SaidMeanwhile } from "@/components/ui/said-meanwhile.tsx";
import { ScrollRegion } from "@/components/ui/scroll-region.tsx";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { ChangeList } from "@/features/flow-compare/change-list.tsx";
import { Chapter, Specimen } from "./specimen.tsx";

const value = { order: { id: "A-1", lines: [{ sku: "x", n: 3 }], paid: true, note: null }, empty: {} };

const stack = [
  "TypeError: Cannot read properties of undefined (reading 'city')",
  "    at toAddress (code.js:12:31)",
  "    at process (code.js:4:10)",
  "    at run (step.js:88:22)",
].join("\n");

export function DataChapter() {
  const codeId = useId();
  const [code, setCode] = useState('$sum(lines.price) & " EUR"');
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
      <Specimen name="Code">
        <CodeEditor
          ids={{ id: codeId, "aria-describedby": undefined, "aria-invalid": undefined, "aria-required": undefined }}
          value={code}
          language="jsonata"
          className="min-h-16 w-full"
          onChange={setCode}
        />
      </Specimen>
      <Specimen name="Folded">
        <FoldedText summary="Details for developers" text={stack} copyLabel="Copy the details" />
        <SaidMeanwhile lines={["Asking /orders", "401 Unauthorized"]} />
      </Specimen>
      <Specimen name="Scrolled, by keyboard too">
        <ScrollRegion
          aria-label="Sample lines"
          className="h-16 w-full overflow-auto rounded-control border bg-sunken p-2 font-mono text-xs leading-5"
        >
          <pre>{stack}</pre>
        </ScrollRegion>
      </Specimen>
      <Specimen name="Help of a descriptor">
        <SafeHtml
          html="Made in <b>Settings</b>, see <a href='https://docs.example'>the handbook</a>."
          className="text-sm"
        />
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
