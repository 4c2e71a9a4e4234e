"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/components/feedback/empty-state.tsx";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { cn } from "@/lib/cn.ts";
import { describeEffect, describeRule, type HelpRule } from "./help-rule.ts";
import { HelpRuleDialog } from "./help-rule-dialog.tsx";
import { useDeleteRule } from "./use-delete-rule.ts";

interface HelpRuleTableProps {
  rules: readonly HelpRule[];
  /** Begins a first one. */
  onNew(): void;
}

export function HelpRuleTable({ rules, onNew }: HelpRuleTableProps) {
  const [edited, setEdited] = useState<HelpRule>();
  const deleteRule = useDeleteRule();
  if (rules.length === 0) {
    return (
      <EmptyState title="No rules yet" className="py-8" actions={<Button onClick={onNew}>Write a rule</Button>}>
        All links lead where their components say.
      </EmptyState>
    );
  }
  return (
    <div className="overflow-hidden rounded-card border bg-surface">
      <Table aria-label="Rules" className="table-fixed">
        <thead>
          <tr>
            <TableHead className="w-1/3 pl-4">Links of</TableHead>
            <TableHead>Lead to</TableHead>
            <TableHead className="w-28 min-[1600px]:w-56">Changed</TableHead>
            <TableHead className="w-22 pr-4">
              <span className="sr-only">Actions</span>
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <TableRow key={rule.id}>
              <TableCell className="pl-4">{describeRule(rule)}</TableCell>
              <TableCell
                title={describeEffect(rule)}
                className={cn("truncate text-ink-muted text-xs", !rule.hidden && "font-mono")}
              >
                {describeEffect(rule)}
              </TableCell>
              <TableCell className="truncate text-ink-muted text-xs" title={rule.updatedBy}>
                <TimeAgo at={rule.updatedAt} />
                {rule.updatedBy && <span className="max-[1599px]:sr-only"> by {rule.updatedBy}</span>}
              </TableCell>
              <TableCell className="pr-4">
                <div className="flex justify-end gap-0.5">
                  <IconButton
                    label={`Edit the rule for ${describeRule(rule)}`}
                    size="sm"
                    onClick={() => setEdited(rule)}
                  >
                    <Pencil aria-hidden />
                  </IconButton>
                  <IconButton
                    label={`Delete the rule for ${describeRule(rule)}`}
                    size="sm"
                    onClick={() => deleteRule(rule)}
                  >
                    <Trash2 aria-hidden />
                  </IconButton>
                </div>
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
      <HelpRuleDialog
        rule={edited}
        rules={rules}
        open={edited !== undefined}
        onOpenChange={(open) => !open && setEdited(undefined)}
      />
    </div>
  );
}
