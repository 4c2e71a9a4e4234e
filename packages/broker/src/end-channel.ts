import type { Channel } from "amqplib";
import type { BrokerLog } from "./broker-log.ts";

/** Closes a channel. The client's own promise never settles when the connection goes before the broker has answered. */
export async function closeChannel(channel: Channel): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    channel.once("close", resolve);
  });
  await Promise.race([channel.close(), gone]);
}

/** Closes a channel after everything written to it. One that its connection has taken along already is fine. */
export async function endChannel(channel: Channel | undefined, log: BrokerLog): Promise<void> {
  try {
    if (channel) await closeChannel(channel);
  } catch (error) {
    log.info({ reason: String(error) }, "a channel ended with its connection");
  }
}
