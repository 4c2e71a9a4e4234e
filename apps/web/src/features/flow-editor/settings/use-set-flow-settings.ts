"use client";

import { type FlowSettings, setFlowSettings } from "../document/change-settings.ts";
import { useEditorStore } from "../store/editor-context.tsx";

type Patch = { [Key in keyof FlowSettings]?: FlowSettings[Key] | undefined };

/** Changes settings of the open draft; what is typed into one field is undone in one go. */
export function useSetFlowSettings(): (settings: Patch) => void {
  const store = useEditorStore();
  return (settings) =>
    store.getState().edit((flow) => setFlowSettings(flow, { settings }), { mergeKey: `flow ${Object.keys(settings)}` });
}
