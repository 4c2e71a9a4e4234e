"use client";

import dynamic from "next/dynamic";
import type { CanvasReach } from "./canvas-commands.ts";
import { useCanvasView } from "./canvas-view.tsx";

const CommandPalette = dynamic(() => import("./palette/command-palette.tsx").then((module) => module.CommandPalette), {
  loading: () => null,
});
const ShortcutSheet = dynamic(() => import("./shortcut-sheet.tsx").then((module) => module.ShortcutSheet), {
  loading: () => null,
});

/** What opens above the canvas by a key. */
export function CanvasFloats({ reach }: { reach: CanvasReach }) {
  const open = useCanvasView((view) => view.open);
  const close = () => reach.view.getState().show(undefined);
  if (open === "palette") return <CommandPalette reach={reach} onClose={close} />;
  if (open === "shortcuts") return <ShortcutSheet onClose={close} />;
  return null;
}
