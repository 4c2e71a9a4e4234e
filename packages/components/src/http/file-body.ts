import type { Message } from "@millrace/component";
import { openFile, pickAttachment } from "../open-file.ts";
import type { Payload } from "./encode-body.ts";

/** An attachment of the message, byte by byte. @throws StepError when there is none of that name. */
export function fileBody(message: Message, attachment: string | undefined): Payload {
  const { name, file } = pickAttachment(message, attachment);
  return {
    payload: (signal) => openFile({ message, attachment: name, signal }),
    contentType: file["content-type"] ?? "application/octet-stream",
  };
}
