import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { describeRule, type HelpRule } from "./help-rule.ts";

/** Deletes without asking, since it can be taken back: the rule is written anew as it was. */
export function useDeleteRule(): (rule: HelpRule) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries();
  const save = useMutation(
    trpc.help.save.mutationOptions({
      onSuccess,
      onError: (error) => toastError("The rule could not be brought back", error),
    }),
  );
  const remove = useMutation(
    trpc.help.delete.mutationOptions({
      onSuccess,
      onError: (error) => toastError("The rule could not be deleted", error),
    }),
  );
  return (rule) => {
    const { id, updatedAt: _at, updatedBy: _by, ...written } = rule;
    const tell = () =>
      toast(`The rule “${describeRule(rule)}” is deleted`, {
        action: { label: "Undo", onClick: () => save.mutate(written) },
      });
    remove.mutate({ id }, { onSuccess: tell });
  };
}
