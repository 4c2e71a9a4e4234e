"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Lock, TriangleAlert, Users } from "lucide-react";
import { useState } from "react";
import { toastError } from "@/components/feedback/toast.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/overlay/dropdown-menu.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { useMayAdminister } from "@/features/workspace-settings/use-may-administer.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { DeprecateDialog } from "./deprecate-dialog.tsx";
import type { ShownComponent } from "./shown-component.ts";

/** What administrators do to a component. */
export function ComponentMenu({ component }: { component: ShownComponent }) {
  const { name, isOwn, isShared, deprecation } = component;
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const mayAdminister = useMayAdminister();
  const [isMarking, setMarking] = useState(false);
  const options = {
    onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.component.pathKey() }),
    onError: (error: unknown) => toastError("The component could not be changed", error),
  };
  const share = useMutation(trpc.component.share.mutationOptions(options));
  const deprecate = useMutation(trpc.component.deprecate.mutationOptions(options));
  if (!mayAdminister) return null;
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={`More about ${component.title}`} busy={share.isPending || deprecate.isPending}>
            <Ellipsis aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem onSelect={() => setMarking(true)}>
            <TriangleAlert aria-hidden />
            {deprecation ? "Change the mark…" : "Mark as deprecated…"}
          </DropdownMenuItem>
          {deprecation && (
            <DropdownMenuItem onSelect={() => deprecate.mutate({ name, note: null })}>
              <TriangleAlert aria-hidden />
              No longer deprecated
            </DropdownMenuItem>
          )}
          {isOwn && (
            <DropdownMenuItem onSelect={() => share.mutate({ name, shared: !isShared })}>
              {isShared ? <Lock aria-hidden /> : <Users aria-hidden />}
              {isShared ? "For this workspace alone" : "Share with all workspaces"}
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <DeprecateDialog component={component} open={isMarking} onOpenChange={setMarking} />
    </>
  );
}
