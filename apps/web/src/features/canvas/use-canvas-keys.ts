"use client";

import { useEffect } from "react";
import type { CanvasReach } from "./canvas-commands.ts";
import { commandOf } from "./canvas-keys.ts";
import { isBelowSomething, isOnCanvas, isTyping } from "./is-for-canvas.ts";

/** Keys act on the canvas unless somebody types, or something that floats above it has the focus. */
export function useCanvasKeys(reach: CanvasReach): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || belongsElsewhere(event)) return;
      const command = commandOf(event);
      if (!command) return;
      event.preventDefault();
      selectFocused(event, reach);
      command(reach);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [reach]);
}

/** A card that was reached by Tab is the one that is meant. */
function selectFocused(event: KeyboardEvent, { store }: CanvasReach): void {
  const card =
    event.target instanceof HTMLElement && event.target.matches(".react-flow__node") ? event.target : undefined;
  const stepId = card?.dataset.id;
  if (!stepId) return;
  const { selectedSteps, selectedNotes, selectSteps, selectNotes, history } = store.getState();
  if (selectedSteps.includes(stepId) || selectedNotes.includes(stepId)) return;
  const isNote = history.present.notes?.some(({ id }) => id === stepId) === true;
  selectSteps(isNote ? [] : [stepId]);
  selectNotes(isNote ? [stepId] : []);
}

function belongsElsewhere(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : document.body;
  if (isBelowSomething(target)) return true;
  const isPalette = (event.ctrlKey || event.metaKey) && /^k$/i.test(event.key);
  if (isPalette) return false;
  // The walk through the problems puts the focus into their fields, and goes on from there.
  if (event.key === "F8") return false;
  const isUndo = (event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key);
  // The document's history also holds what was typed into forms, so that undo is the canvas's everywhere.
  if (isTyping(target)) return !isUndo && event.key !== "Escape";
  if (!isOnCanvas(target)) return !isUndo && event.key !== "Escape";
  if (target.closest("button, a") && (event.key === "Enter" || event.key === "Tab")) return true;
  // Who walks the page by keyboard must be able to leave the canvas: Tab adds a step only after a click.
  return event.key === "Tab" && target.matches(":focus-visible");
}
