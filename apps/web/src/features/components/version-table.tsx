import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";

interface Version {
  id: string;
  version: string;
  image: string;
  createdAt: string;
}

export function VersionTable({ versions }: { versions: readonly Version[] }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-medium text-ink-muted text-sm">Versions</h2>
      <div className="overflow-hidden rounded-card border bg-surface">
        <Table aria-label="Versions">
          <thead>
            <tr>
              <TableHead className="w-28 pl-4">Version</TableHead>
              <TableHead>Image</TableHead>
              <TableHead className="w-36">Registered</TableHead>
            </tr>
          </thead>
          <tbody>
            {versions.map(({ id, version, image, createdAt }) => (
              <TableRow key={id}>
                <TableCell className="pl-4 font-mono text-xs">{version}</TableCell>
                <TableCell className="max-w-0 truncate font-mono text-ink-muted text-xs">{image}</TableCell>
                <TableCell className="text-ink-muted">
                  <TimeAgo at={createdAt} />
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  );
}
