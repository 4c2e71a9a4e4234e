"use client";

import { useDrawer, useDrawerState } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { ErrorsBrowser } from "./errors-browser.tsx";
import { useErrorPlace } from "./use-error-place.ts";

/** Messages that a step of this flow could not process. */
export function ErrorsTab() {
  const drawer = useDrawer();
  const flowId = useFlowId();
  const definition = useDefinition();
  const filter = useDrawerState((state) => state.errorFilter);
  const openId = useDrawerState((state) => state.openErrorId);
  const place = useErrorPlace();
  const { setErrorFilter, openError } = drawer.getState();
  return (
    <ErrorsBrowser
      filter={{ ...filter, flowId }}
      onFilter={setErrorFilter}
      openId={openId}
      onOpen={openError}
      stepIds={definition.graph.nodes.map(({ id }) => id)}
      placeOf={() => place}
    />
  );
}
