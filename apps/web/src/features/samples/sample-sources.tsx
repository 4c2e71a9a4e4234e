"use client";

import { Braces, ClipboardPaste, History } from "lucide-react";
import { useState } from "react";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { Button } from "@/components/ui/button.tsx";
import { PanelSection } from "@/features/step-panel/panel-section.tsx";
import type { StepForm } from "@/features/step-panel/use-step.ts";
import { EditSampleDialog } from "./edit-sample-dialog.tsx";
import { PastOutputsDialog } from "./past-outputs-dialog.tsx";
import { useSampleCommands } from "./use-sample-commands.ts";
import { useSchemaSample } from "./use-schema-sample.ts";

/** Ways to a sample that do not run the step. */
export function SampleSources({ stepId, form }: { stepId: string; form: StepForm | undefined }) {
  const [open, setOpen] = useState<"paste" | "past">();
  const close = () => setOpen(undefined);
  const schema = useSchemaSample(stepId, form);
  const { save, drawn } = useSampleCommands(stepId);
  const [isMaking, setMaking] = useState(false);
  const takeFromSchema = async () => {
    setMaking(true);
    try {
      await save.mutateAsync({ ...drawn(), body: await schema.make(), source: "schema" });
      toast.success("The sample is made of the schema");
    } catch (error) {
      toastError("No sample could be made of the schema", error);
    } finally {
      setMaking(false);
    }
  };
  return (
    <PanelSection title="Take a sample without a run">
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          disabled={!schema.isKnown}
          busy={isMaking}
          onClick={() => void takeFromSchema()}
          title={schema.isKnown ? "An example made of what the step says it puts out" : undefined}
        >
          <Braces aria-hidden />
          From schema
        </Button>
        <Button size="sm" onClick={() => setOpen("paste")}>
          <ClipboardPaste aria-hidden />
          Paste…
        </Button>
        <Button size="sm" onClick={() => setOpen("past")}>
          <History aria-hidden />
          Past execution…
        </Button>
      </div>
      {form && !schema.isKnown && (
        <p className="text-ink-faint text-xs">
          This step does not say what it puts out, so there is no schema to make one of.
        </p>
      )}
      <EditSampleDialog stepId={stepId} mode="paste" open={open === "paste"} onClose={close} />
      <PastOutputsDialog stepId={stepId} open={open === "past"} onClose={close} />
    </PanelSection>
  );
}
