import type { Message } from "@millrace/component";

/** The message as it came, to be emitted again: the runtime gives it an id and a passthrough of its own. */
export function passOn({ id: _id, passthrough: _passthrough, ...rest }: Message): Message {
  return rest;
}
