"use client";

import { type HelpOverride, listFunctions, resolveHelp } from "@millrace/flow";
import { useQuery } from "@tanstack/react-query";
import { HelpLink } from "@/components/ui/help-link.tsx";
import { useTRPC } from "@/lib/trpc.ts";

/** Where one of the caught links would lead: that of the chosen component, or of any when the rule is for all. */
export function RulePreview({
  rule,
  fallbackComponent,
}: {
  rule: HelpOverride;
  fallbackComponent: string | undefined;
}) {
  const trpc = useTRPC();
  const name = rule.component ?? fallbackComponent ?? "";
  const shown = useQuery(trpc.component.show.queryOptions({ name }, { enabled: name !== "" }));
  if (!shown.data || !rule.link) return null;
  const { descriptor, docsBaseUrl, title } = shown.data;
  const [first] = listFunctions(descriptor);
  const named = rule.function ?? first?.name;
  const help = resolveHelp(rule.place ?? "function", {
    target: { component: name, ...(named && { function: named }), ...(rule.field && { field: rule.field }) },
    sources: { descriptor, overrides: [rule], docsBaseUrl },
  });
  return (
    <div role="status" className="flex flex-col gap-0.5 rounded-control bg-sunken p-3 text-sm">
      <span className="text-ink-muted text-xs">For instance, in {title}:</span>
      {help.link ? (
        <HelpLink href={help.link} className="break-all">
          {help.link}
        </HelpLink>
      ) : (
        <span className="text-problem">
          No link: it has to be an http or https address, or relative to the documentation's.
        </span>
      )}
    </div>
  );
}
