import { Socket } from "node:net";
import type { ChannelModel } from "amqplib";

/**
 * Sends what is written in one turn of the event loop with one system call instead of one per frame. With hundreds of
 * publishes and acknowledgements in flight, system calls are what a busy connection spends most of its time on.
 */
export function batchWrites(model: ChannelModel): void {
  // The library does not declare its socket. Should it ever move, writes are merely not batched.
  const socket: unknown = "stream" in model.connection ? model.connection.stream : undefined;
  if (!(socket instanceof Socket)) return;
  const write = socket.write;
  let isCorked = false;
  const uncork = () => {
    isCorked = false;
    socket.uncork();
  };
  const batched = (...args: Parameters<Socket["write"]>): boolean => {
    if (!isCorked) {
      isCorked = true;
      socket.cork();
      process.nextTick(uncork);
    }
    return write.apply(socket, args);
  };
  Object.assign(socket, { write: batched });
}
