"use client";

import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { CornerDownLeft, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { Dialog, DialogContent } from "@/components/overlay/dialog.tsx";
import { ComponentIcon } from "@/components/ui/component-icon.tsx";
import { Kbd } from "@/components/ui/kbd.tsx";
import { StateChip } from "@/components/ui/state-chip.tsx";
import { stepKind } from "@/features/flow-editor/catalogue/catalogue.ts";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { type CanvasReach, showStep } from "../canvas-commands.ts";
import { canvasKeys, chordWords } from "../canvas-keys.ts";
import { pages } from "./pages.ts";

/** Everything by name: the steps of this flow, the commands of the canvas, other flows, pages. */
export function CommandPalette({ reach, onClose }: { reach: CanvasReach; onClose(): void }) {
  const router = useRouter();
  const go = (href: string) => () => {
    onClose();
    router.push(href);
  };
  const act = (run: () => void) => () => {
    onClose();
    // The palette gives the focus back first; what the act opens takes it then.
    requestAnimationFrame(() => requestAnimationFrame(run));
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title="Find" className="top-[12vh] h-[min(480px,76vh)] w-[min(600px,calc(100vw-32px))]">
        <Command label="Find a command, a step, a flow or a page" loop className="flex min-h-0 flex-1 flex-col">
          <div className="flex h-11 shrink-0 items-center gap-2 border-b px-4">
            <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
            <Command.Input
              autoFocus
              placeholder="A command, a step, a flow or a page…"
              className="h-full min-w-0 flex-1 bg-transparent text-base outline-none"
            />
            <CornerDownLeft aria-hidden className="size-3.5 text-ink-faint" />
          </div>
          <Command.List className="min-h-0 flex-1 overflow-y-auto p-2 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-faint [&_[cmdk-group-heading]]:text-xs">
            <Command.Empty className="px-2 py-10 text-center text-ink-muted text-sm">
              Nothing has that name.
            </Command.Empty>
            <Commands run={(command) => act(() => command(reach))} />
            <Steps
              choose={(stepId) =>
                act(() => {
                  reach.store.getState().openStep(stepId);
                  showStep(reach, stepId);
                })
              }
            />
            <Flows choose={(id) => go(`/flows/${id}`)} />
            <Command.Group heading="Pages">
              {pages.map(({ href, label }) => (
                <Row key={href} value={`page ${label} ${href}`} onSelect={go(href)}>
                  {label}
                </Row>
              ))}
            </Command.Group>
          </Command.List>
        </Command>
      </DialogContent>
    </Dialog>
  );
}

function Commands({ run }: { run(command: (reach: CanvasReach) => void): () => void }) {
  return (
    <Command.Group heading="Commands">
      {canvasKeys
        .filter(({ isMove }) => !isMove)
        .map(({ id, does, chords, run: command }) => (
          <Row key={id} value={`command ${does} ${id}`} onSelect={run(command)}>
            <span className="min-w-0 flex-1 truncate">{does}</span>
            {chords[0] && <Kbd>{chordWords(chords[0])}</Kbd>}
          </Row>
        ))}
    </Command.Group>
  );
}

function Steps({ choose }: { choose(stepId: string): () => void }) {
  const { graph } = useDefinition();
  const catalogue = useCatalogue();
  if (graph.nodes.length === 0) return null;
  return (
    <Command.Group heading="Steps of this flow">
      {graph.nodes.map(({ id, name, command }) => (
        <Row key={id} value={`step ${name ?? id} ${id}`} onSelect={choose(id)}>
          <ComponentIcon icon={stepKind(catalogue, command).component?.icon} className="size-4" />
          <span className="min-w-0 flex-1 truncate">{name ?? id}</span>
          <span className="text-ink-faint text-xs">{id}</span>
        </Row>
      ))}
    </Command.Group>
  );
}

function Flows({ choose }: { choose(id: string): () => void }) {
  const trpc = useTRPC();
  const open = useFlowId();
  const { data: flows = [] } = useQuery(trpc.flow.list.queryOptions());
  const others = flows.filter(({ id }) => id !== open);
  if (others.length === 0) return null;
  return (
    <Command.Group heading="Other flows">
      {others.map(({ id, name, state }) => (
        <Row key={id} value={`flow ${name} ${id}`} onSelect={choose(id)}>
          <span className="min-w-0 flex-1 truncate">{name}</span>
          <StateChip state={state} />
        </Row>
      ))}
    </Command.Group>
  );
}

function Row({ value, onSelect, children }: { value: string; onSelect(): void; children: ReactNode }) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-9 items-center gap-2 rounded-control px-2 text-sm outline-none data-[selected=true]:bg-accent-soft"
    >
      {children}
    </Command.Item>
  );
}
