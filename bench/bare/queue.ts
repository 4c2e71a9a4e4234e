import { type ConfirmChannel, connect } from "amqplib";

/** A confirm channel with the three durable queues declared. */
export async function openChannel(): Promise<ConfirmChannel> {
  const connection = await connect(process.env.BENCH_AMQP_URL ?? "", { noDelay: true });
  const channel = await connection.createConfirmChannel();
  for (const queue of ["hop-1", "hop-2", "hop-3"]) {
    await channel.assertQueue(queue, { durable: true, arguments: { "x-queue-type": "quorum" } });
  }
  return channel;
}

/** Resolves when the broker has stored it. */
export function publish(
  channel: ConfirmChannel,
  { queue, content }: { queue: string; content: Buffer },
): Promise<void> {
  return new Promise((resolve, reject) => {
    channel.sendToQueue(queue, content, { persistent: true }, (error) => (error ? reject(error) : resolve()));
  });
}
