import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table.tsx";
import { cn } from "@/lib/cn.ts";
import { formatCount } from "@/lib/format-count.ts";
import type { ApiOutputs } from "@/lib/trpc.ts";
import { formatDuration } from "./format-duration.ts";

interface ExecutionStepsProps {
  steps: ApiOutputs["execution"]["show"]["steps"];
  nameOf(stepId: string): string;
  /** The step whose data is shown. */
  chosen: string | undefined;
  onChoose(stepId: string | undefined): void;
}

/** What each step of an execution did; a click shows with what. */
export function ExecutionSteps({ steps, nameOf, chosen, onChoose }: ExecutionStepsProps) {
  if (steps.length === 0) {
    return <p className="p-3 text-ink-faint text-sm">No step has reported anything of it yet.</p>;
  }
  return (
    <div className="min-w-0 overflow-auto">
      <Table aria-label="Steps of the execution">
        <thead>
          <tr>
            <TableHead className="w-full">Step</TableHead>
            <TableHead className="numeric">In</TableHead>
            <TableHead className="numeric">Out</TableHead>
            <TableHead className="numeric">Errors</TableHead>
            <TableHead className="numeric">Duration</TableHead>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => {
            const isChosen = step.stepId === chosen;
            return (
              <TableRow
                key={step.stepId}
                onClick={() => onChoose(isChosen ? undefined : step.stepId)}
                className={cn("cursor-default", isChosen && "bg-accent-soft")}
              >
                <TableCell className="max-w-0 font-medium">
                  <button
                    type="button"
                    aria-pressed={isChosen}
                    title={`Show what went into ${nameOf(step.stepId)} and came out of it`}
                    className="block w-full truncate rounded-sm text-left hover:underline"
                  >
                    {nameOf(step.stepId)}
                  </button>
                </TableCell>
                <TableCell className="numeric">{formatCount(step.in)}</TableCell>
                <TableCell className="numeric">{formatCount(step.out)}</TableCell>
                <TableCell className={cn("numeric", step.errors > 0 ? "font-medium text-problem" : "text-ink-faint")}>
                  {formatCount(step.errors)}
                </TableCell>
                <TableCell className="numeric whitespace-nowrap text-ink-muted">
                  {formatDuration(step.durationMs)}
                </TableCell>
              </TableRow>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}
