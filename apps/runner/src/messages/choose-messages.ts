import { type MessageCipher, readHeaders } from "@millrace/broker";
import { type MessageSearch, matchesMessageSearch, parseMessageSearch } from "@millrace/flow";
import { openMessage } from "./describe-message.ts";
import type { TakenMessage } from "./take-messages.ts";

interface Chosen {
  messageIds?: readonly string[] | undefined;
  /** Of the flow's cipher. */
  sealedSearch?: string | undefined;
}

/** Tells of each message once whether it is meant: one of each id that was named, or all that a search finds. */
export function chooseMessages(
  cipher: MessageCipher,
  { messageIds, sealedSearch }: Chosen,
): (message: TakenMessage) => boolean {
  const search = openSearch(cipher, sealedSearch);
  const wanted = messageIds && new Set(messageIds);
  return (taken) => {
    const { messageId, threadId, parentMessageId } = readHeaders(taken.headers);
    if (wanted) return messageId !== undefined && wanted.delete(messageId);
    if (!search) return true;
    const ids = [messageId, threadId, parentMessageId];
    return matchesMessageSearch(search, { message: openMessage(cipher, taken), ids });
  };
}

export function openSearch(cipher: MessageCipher, sealedSearch: string | undefined): MessageSearch | undefined {
  const text = sealedSearch === undefined ? "" : cipher.open(Buffer.from(sealedSearch, "latin1"));
  return typeof text === "string" ? parseMessageSearch(text) : undefined;
}
