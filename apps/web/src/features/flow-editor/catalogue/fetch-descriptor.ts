import { type ComponentDescriptor, componentDescriptorSchema } from "@millrace/flow";
import type { QueryClient } from "@tanstack/react-query";
import type { useTRPC } from "@/lib/trpc.ts";

/** The full descriptor of a component, or undefined when it cannot be had: a step without its form is better than none. */
export async function fetchDescriptor(
  queryClient: QueryClient,
  { trpc, name }: { trpc: ReturnType<typeof useTRPC>; name: string },
): Promise<ComponentDescriptor | undefined> {
  try {
    const { descriptor } = await queryClient.ensureQueryData(trpc.component.show.queryOptions({ name }));
    return componentDescriptorSchema.parse(descriptor);
  } catch {
    return undefined;
  }
}
