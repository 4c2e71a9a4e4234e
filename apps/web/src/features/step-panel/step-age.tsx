"use client";

import { RefreshCw } from "lucide-react";
import { Notice } from "@/components/feedback/notice.tsx";
import { Button } from "@/components/ui/button.tsx";
import { useStepKind } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { unpinStep } from "@/features/flow-editor/document/change-step.ts";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import type { StepForm } from "./use-step.ts";

/** That a step is made of what is deprecated, or is pinned to an older version; with the way out of either. */
export function StepAge({ stepId, form }: { stepId: string; form: StepForm }) {
  const store = useEditorStore();
  const { component, olderVersion } = useStepKind(stepId);
  const { sources, found } = form;
  const { descriptor } = sources;
  const isDeprecated = descriptor.deprecated === true || found.descriptor.deprecated === true;
  if (!component || (!isDeprecated && olderVersion === undefined)) return null;
  const replace = () => store.getState().openPicker({ kind: "replace", stepId });
  const update = () => store.getState().edit((flow) => unpinStep(flow, { stepId }));
  return (
    <Notice
      tone={isDeprecated ? "warning" : "info"}
      title={isDeprecated ? `${found.descriptor.title} is deprecated` : `Pinned to version ${olderVersion}`}
      className="mx-4 mt-3"
    >
      <div className="flex flex-col items-start gap-2 text-xs">
        {isDeprecated && <p>{descriptor.deprecationNote ?? "It works, but will not be mended."}</p>}
        {olderVersion !== undefined && (
          <p>
            {isDeprecated && `The step is pinned to version ${olderVersion}. `}
            The newest version of {component.title} is {component.version}.
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          {olderVersion !== undefined && (
            <Button size="sm" onClick={update}>
              Use {component.version}
            </Button>
          )}
          {isDeprecated && (
            <Button size="sm" onClick={replace}>
              <RefreshCw aria-hidden />
              Replace step…
            </Button>
          )}
        </div>
      </div>
    </Notice>
  );
}
