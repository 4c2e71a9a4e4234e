"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Download, Ellipsis, RotateCcw, Upload } from "lucide-react";
import { type ChangeEvent, useRef, useState } from "react";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { AlertDialog } from "@/components/overlay/alert-dialog.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/overlay/dropdown-menu.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { saveFile } from "@/lib/save-file.ts";
import { useTRPC, useTRPCClient } from "@/lib/trpc.ts";
import { readHelpFile } from "./read-help-file.ts";

/** The whole configuration as a file: out, in, and back to what the components say. */
export function HelpFileMenu({ hasRules }: { hasRules: boolean }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [isResetting, setResetting] = useState(false);
  const exporting = useMutation({
    mutationFn: () => client.help.export.query(),
    onSuccess: (file) =>
      saveFile("millrace-help.json", { text: `${JSON.stringify(file, null, 2)}\n`, type: "application/json" }),
    onError: (error) => toastError("The configuration could not be exported", error),
  });
  const importing = useMutation(
    trpc.help.import.mutationOptions({
      onSuccess: ({ rules }) => {
        setResetting(false);
        toast.success(rules === 0 ? "All rules are gone" : `${formatMany(rules, "rule")} in force`);
        return queryClient.invalidateQueries();
      },
      onError: (error) => toastError("Nothing was changed", error),
    }),
  );
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = ""; // the same file may be chosen again
    if (!file) return;
    const found = await readHelpFile(file);
    if ("problem" in found)
      toast.error(`${file.name} is no configuration of help links`, { description: found.problem });
    else importing.mutate(found);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="File with help links"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => void read(event)}
      />
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label="Export, import, reset" busy={exporting.isPending || importing.isPending}>
            <Ellipsis aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem onSelect={() => exporting.mutate()}>
            <Download aria-hidden />
            Export as JSON
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => input.current?.click()}>
            <Upload aria-hidden />
            Import in place of these rules…
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem danger disabled={!hasRules} onSelect={() => setResetting(true)}>
            <RotateCcw aria-hidden />
            Reset to the components' own
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <AlertDialog
        open={isResetting}
        onOpenChange={setResetting}
        title="Delete all rules?"
        description="Every link leads where its component says again. The documentation's address stays. Export first to be able to go back."
        action="Delete all rules"
        busy={importing.isPending}
        onAction={() => importing.mutate({ rules: [] })}
      />
    </>
  );
}
