"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import type { ShownComponent } from "./shown-component.ts";
import { UpdateFlowsDialog } from "./update-flows-dialog.tsx";

const runtimeWords = { millrace: "Millrace", sailor: "Sailor", image: "Its own image" } as const;

export function VersionTable({ component: { name, versions } }: { component: ShownComponent }) {
  const [chosen, setChosen] = useState<string>();
  return (
    <section aria-label="Versions" className="flex flex-col gap-2">
      <h2 className="font-medium text-ink-muted text-sm">Versions</h2>
      <div className="overflow-hidden rounded-card border bg-surface">
        <Table aria-label="Versions">
          <thead>
            <tr>
              <TableHead className="w-36 pl-4">Version</TableHead>
              <TableHead className="w-28">Runtime</TableHead>
              <TableHead>Image</TableHead>
              <TableHead className="w-56">Registered</TableHead>
              <TableHead className="w-36 pr-4">
                <span className="sr-only">Update</span>
              </TableHead>
            </tr>
          </thead>
          <tbody>
            {versions.map(({ id, version, image, runtime, createdAt, createdBy }, index) => (
              <TableRow key={id}>
                <TableCell className="pl-4">
                  <span className="flex items-center gap-2 font-mono text-xs">
                    {version}
                    {index === 0 && versions.length > 1 && (
                      <Badge tone="accent" className="font-sans">
                        Newest
                      </Badge>
                    )}
                  </span>
                </TableCell>
                <TableCell className="text-ink-muted">{runtimeWords[runtime]}</TableCell>
                <TableCell className="max-w-0 truncate font-mono text-ink-muted text-xs" title={image}>
                  {image}
                </TableCell>
                <TableCell className="max-w-0 truncate text-ink-muted">
                  <TimeAgo at={createdAt} />
                  {createdBy && ` by ${createdBy}`}
                </TableCell>
                <TableCell className="pr-4 text-right">
                  <Button size="sm" aria-label={`Update flows to ${version}`} onClick={() => setChosen(version)}>
                    Update flows…
                  </Button>
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </div>
      {chosen !== undefined && <UpdateFlowsDialog name={name} version={chosen} onClose={() => setChosen(undefined)} />}
    </section>
  );
}
