import { planTopology, type Topology } from "@millrace/broker";
import { deliveryLimit } from "@millrace/flow";
import type { Runner } from "../../runner.ts";
import type { WantedFlow } from "../plan/wanted-flow.ts";

/** What the wanted version needs in the broker. */
export function flowTopology(
  { settings }: Pick<Runner, "settings">,
  { flowId, wanted }: { flowId: string; wanted: WantedFlow },
): Topology {
  return planTopology({
    flowId,
    steps: wanted.steps,
    queueType: settings.queueType,
    deliveryLimit,
    prefix: settings.prefix,
  });
}
