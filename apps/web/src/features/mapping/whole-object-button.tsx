"use client";

import { Braces, Rows3 } from "lucide-react";
import { useState } from "react";
import { AlertDialog } from "@/components/overlay/alert-dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { toFields, toWholeObject } from "./whole-object.ts";

interface WholeObjectButtonProps {
  mapper: Record<string, string>;
  onChange(mapper: Record<string, string>): void;
}

/** Changes between a field per property and one expression for all of them; asks before anything would be lost. */
export function WholeObjectButton({ mapper, onChange }: WholeObjectButtonProps) {
  const [lost, setLost] = useState<string>();
  const whole = mapper.$ ?? mapper[""];
  if (whole === undefined) {
    return (
      <Button size="sm" onClick={() => onChange({ $: Object.keys(mapper).length > 0 ? toWholeObject(mapper) : "$" })}>
        <Braces aria-hidden />
        Map the whole object
      </Button>
    );
  }
  const back = () => {
    const fields = whole.trim() === "$" ? ({ ok: true, mapper: {} } as const) : toFields(whole);
    if (fields.ok) onChange(fields.mapper);
    else setLost(fields.reason);
  };
  return (
    <>
      <Button size="sm" onClick={back}>
        <Rows3 aria-hidden />
        Back to single fields
      </Button>
      <AlertDialog
        open={lost !== undefined}
        onOpenChange={(open) => !open && setLost(undefined)}
        title="This expression does not fit into fields"
        description={`Fields hold names with a value each, but ${lost}. Going back would drop the expression; undo brings it back.`}
        action="Drop it and start with fields"
        cancel="Keep the expression"
        onAction={() => {
          setLost(undefined);
          onChange({});
        }}
      />
    </>
  );
}
