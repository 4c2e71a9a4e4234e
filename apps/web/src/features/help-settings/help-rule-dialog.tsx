"use client";

import { Dialog, DialogContent } from "@/components/overlay/dialog.tsx";
import type { HelpRule } from "./help-rule.ts";
import { HelpRuleForm } from "./help-rule-form.tsx";

export interface HelpRuleDialogProps {
  rule?: HelpRule | undefined;
  /** All rules: the preview shows the new one among them. */
  rules: readonly HelpRule[];
  open: boolean;
  onOpenChange(open: boolean): void;
}

export function HelpRuleDialog({ rule, rules, open, onOpenChange }: HelpRuleDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={rule ? "Edit rule" : "New rule"}
        description="Of all rules that catch a place, the most specific one decides: field before function, before component, before place."
        className="w-[min(960px,calc(100vw-32px))]"
      >
        <HelpRuleForm rule={rule} rules={rules} onClose={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}
