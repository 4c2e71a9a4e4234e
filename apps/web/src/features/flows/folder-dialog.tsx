"use client";

import { flowFolderSchema } from "@millrace/flow";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { Dialog, DialogContent } from "@/components/overlay/dialog.tsx";
import { DialogForm } from "@/components/overlay/dialog-form.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { countFolders } from "./flow-folders.ts";
import type { ListedFlow } from "./flow-table.tsx";

/** Puts one flow or several into a folder that is there, into a new one, or into none. */
export function FolderDialog({ flows, onClose }: { flows: readonly ListedFlow[]; onClose(): void }) {
  const listId = useId();
  const move = useMoveToFolder(flows, onClose);
  const known = useKnownFolders();
  const [first] = flows;
  const common = flows.every(({ folder }) => folder === first?.folder) ? first?.folder : undefined;
  const [path, setPath] = useState(common ?? "");
  const wish = path.trim() === "" ? undefined : flowFolderSchema.safeParse(path);
  const problem = wish?.success === false ? wish.error.issues[0]?.message : undefined;
  const name = flows.length === 1 && first ? `"${first.name}"` : formatMany(flows.length, "flow");
  const submit = () => {
    if (!problem) move.mutate({ ids: flows.map(({ id }) => id), folder: wish?.data ?? null });
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={`Move ${name} to a folder`} className="w-[min(440px,calc(100vw-32px))]">
        <DialogForm
          action={wish === undefined ? "Move out of folders" : "Move"}
          onSubmit={submit}
          busy={move.isPending}
          disabled={problem !== undefined}
        >
          <Field
            label="Folder"
            description="One that is there, or a new one. A slash puts it into another: Shop/Orders. Empty: into none."
            problem={problem}
          >
            {(ids) => (
              <Input
                {...ids}
                autoFocus
                className="[&::-webkit-calendar-picker-indicator]:opacity-50"
                dir="auto"
                list={listId}
                value={path}
                maxLength={310}
                placeholder="Shop/Orders"
                onChange={(event) => setPath(event.target.value)}
              />
            )}
          </Field>
          <datalist id={listId}>
            {known.map((folder) => (
              <option key={folder} value={folder} />
            ))}
          </datalist>
        </DialogForm>
      </DialogContent>
    </Dialog>
  );
}

function useKnownFolders(): string[] {
  const trpc = useTRPC();
  const { data: flows = [] } = useQuery(trpc.flow.list.queryOptions());
  return countFolders(flows).map(({ path }) => path);
}

function useMoveToFolder(flows: readonly ListedFlow[], onDone: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const queryKey = trpc.flow.list.queryKey();
  return useMutation(
    trpc.flow.moveToFolder.mutationOptions({
      onSuccess: async ({ folder }, { ids }) => {
        queryClient.setQueryData(queryKey, (listed) =>
          listed?.map((flow) => {
            if (!ids.includes(flow.id)) return flow;
            const { folder: _, ...rest } = flow;
            return folder === null ? rest : { ...rest, folder };
          }),
        );
        const what = formatMany(flows.length, "flow");
        toast(folder === null ? `Moved ${what} out of folders` : `Moved ${what} to ${folder}`);
        onDone();
        await queryClient.invalidateQueries({ queryKey });
      },
      onError: (error) => toastError("The flows could not be moved", error),
    }),
  );
}
