/**
 * What travels between steps, before encryption (component contract §4.4). Extra keys are kept, since published components add
 * their own.
 */
export interface Message {
  id?: string;
  body: unknown;
  headers?: Record<string, unknown>;
  attachments?: Record<string, Attachment>;
  /** Output of earlier steps by step id, when passthrough is on. */
  passthrough?: Passthrough;
  [extra: string]: unknown;
}

/** A file by its address: in the platform's object storage, elsewhere, or in the message itself (`data:`). */
export interface Attachment {
  url: string;
  /** Bytes. */
  size?: number;
  "content-type"?: string;
}

export type Passthrough = Record<string, Pick<Message, "id" | "body" | "headers" | "attachments">>;
