import type { Channel } from "amqplib";
import type { BrokerLog } from "./broker-log.ts";

/** Closes a channel after everything written to it. One that its connection has taken along already is fine. */
export async function endChannel(channel: Channel | undefined, log: BrokerLog): Promise<void> {
  try {
    await channel?.close();
  } catch (error) {
    log.info({ reason: String(error) }, "a channel ended with its connection");
  }
}
