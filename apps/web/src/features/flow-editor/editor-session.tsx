"use client";

import type { FlowDefinition, FlowState } from "@millrace/flow";
import { useMemo, useState } from "react";
import { CanvasViewProvider } from "@/features/canvas/canvas-view.tsx";
import { FlowCanvas } from "@/features/canvas/flow-canvas.tsx";
import { PickerHost } from "@/features/canvas/picker/picker-host.tsx";
import { DiagnosisDialog } from "@/features/diagnosis/diagnosis-dialog.tsx";
import { ExecutionViewProvider } from "@/features/executions/execution-view.tsx";
import { ReviewHost } from "@/features/flow-compare/review-host.tsx";
import { FlowGuidePanel } from "@/features/flow-guide/flow-guide-panel.tsx";
import { LiveProvider } from "@/features/flow-live/live-context.tsx";
import { createLiveStore } from "@/features/flow-live/live-store.ts";
import { LiveViewProvider } from "@/features/flow-live/live-view.tsx";
import { useFlowLive } from "@/features/flow-live/use-flow-live.ts";
import { EdgePanel } from "@/features/mapping/edge-panel.tsx";
import { SampleActs } from "@/features/samples/sample-acts.tsx";
import { TrialWatchProvider } from "@/features/samples/trial-watch.tsx";
import { StepPanel } from "@/features/step-panel/step-panel.tsx";
import { ConflictDialog } from "./autosave/conflict-dialog.tsx";
import { SavingProvider } from "./autosave/saving-context.tsx";
import { useAutosave } from "./autosave/use-autosave.ts";
import { useFollowDraft } from "./autosave/use-follow-draft.ts";
import { Banners } from "./banners.tsx";
import { CatalogueProvider } from "./catalogue/catalogue-context.tsx";
import { useCredentials } from "./catalogue/use-credentials.ts";
import { useLoadedCatalogue } from "./catalogue/use-loaded-catalogue.ts";
import { placeSteps } from "./document/tidy-steps.ts";
import { DrawerProvider } from "./drawer/drawer-context.tsx";
import { FlowDrawer } from "./drawer/flow-drawer.tsx";
import { ProblemProvider, useProblemStore } from "./problems/problem-context.tsx";
import { createProblemStore } from "./problems/problem-store.ts";
import { useFlowBounds } from "./problems/use-flow-bounds.ts";
import { useJudgeFlow } from "./problems/use-judge-flow.ts";
import { EditorProvider, useDefinition } from "./store/editor-context.tsx";
import { createEditorStore } from "./store/editor-store.ts";
import { TopBar } from "./top-bar/top-bar.tsx";

interface EditorSessionProps {
  flowId: string;
  /** Revision of the draft that `definition` is. Later answers of the server do not reset the session. */
  revision: number;
  definition: FlowDefinition;
  state: FlowState;
}

/** Everything that lives as long as a flow is open: document, saving, problems, live picture. */
export function EditorSession({ flowId, revision, definition, state }: EditorSessionProps) {
  const [editor] = useState(() => createEditorStore(placeSteps(definition)));
  const [live] = useState(() => createLiveStore(state));
  const [problems] = useState(createProblemStore);
  const saving = useAutosave(editor, { flowId, revision });
  useFollowDraft(editor, saving, { flowId });
  useFlowLive(live, flowId);
  return (
    <EditorProvider store={editor}>
      <LiveProvider store={live}>
        <ProblemProvider store={problems}>
          <SavingProvider saving={saving}>
            <DrawerProvider>
              <LiveViewProvider>
                <ExecutionViewProvider>
                  <CanvasViewProvider>
                    <Workbench />
                  </CanvasViewProvider>
                </ExecutionViewProvider>
              </LiveViewProvider>
            </DrawerProvider>
          </SavingProvider>
        </ProblemProvider>
      </LiveProvider>
    </EditorProvider>
  );
}

function Workbench() {
  const catalogue = useLoadedCatalogue(useDefinition());
  return (
    <CatalogueProvider catalogue={catalogue}>
      <Judge />
      <TopBar />
      <Banners />
      <div className="flex min-h-0 flex-1">
        <FlowGuidePanel />
        <div className="flex min-w-0 flex-1 flex-col">
          <FlowCanvas />
          <FlowDrawer />
        </div>
        <TrialWatchProvider>
          <SampleActs />
          <StepPanel />
        </TrialWatchProvider>
        <EdgePanel />
      </div>
      <PickerHost />
      <ReviewHost />
      <ConflictDialog />
      <DiagnosisDialog />
    </CatalogueProvider>
  );
}

/** Draws nothing; keeps the problems up to date. */
function Judge() {
  const credentials = useCredentials();
  const byId = useMemo(
    () => credentials && new Map(credentials.map((credential) => [credential.id, credential])),
    [credentials],
  );
  useJudgeFlow(useProblemStore(), { credentials: byId, bounds: useFlowBounds() });
  return null;
}
