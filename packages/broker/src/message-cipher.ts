import { createCipheriv, createDecipheriv, createHash, createSecretKey } from "node:crypto";
import { Undecryptable } from "./broker-errors.ts";

/** How a body is put into AMQP: 1 = base64 text of the cipher text, 2 = its raw bytes. */
export type ProtocolVersion = 1 | 2;

export interface MessageCipher {
  seal(value: unknown, protocolVersion?: ProtocolVersion): Buffer;
  /** As `seal`, for JSON text that exists already. */
  sealText(text: string, protocolVersion?: ProtocolVersion): Buffer;
  /** @throws Undecryptable. */
  open(content: Buffer, protocolVersion?: ProtocolVersion): unknown;
}

export interface FlowCipher {
  password: string;
  /** Exactly 16 bytes. */
  iv: string;
}

const algorithm = "aes-256-cbc";

/** AES-256-CBC over JSON, key = SHA-256 of the password, one IV for all messages: the published components' wire (§4.4). */
export function createMessageCipher({ password, iv }: FlowCipher): MessageCipher {
  // As a key object, made once: raw bytes cost four times as much per message.
  const key = createSecretKey(createHash("sha256").update(password, "utf8").digest());
  const ivBytes = Buffer.from(iv, "utf8");
  if (ivBytes.length !== 16) throw new Error(`The message IV must be 16 bytes, not ${ivBytes.length}`);

  function sealText(text: string, protocolVersion: ProtocolVersion = 1): Buffer {
    const cipher = createCipheriv(algorithm, key, ivBytes);
    const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    return protocolVersion === 2 ? sealed : Buffer.from(sealed.toString("base64"), "latin1");
  }

  function open(content: Buffer, protocolVersion: ProtocolVersion = 1): unknown {
    try {
      const sealed = protocolVersion === 2 ? content : Buffer.from(content.toString("latin1"), "base64");
      const decipher = createDecipheriv(algorithm, key, ivBytes);
      return JSON.parse(decipher.update(sealed, undefined, "utf8") + decipher.final("utf8"));
    } catch (error) {
      throw new Undecryptable("The message cannot be decrypted with this flow's key", { cause: error });
    }
  }

  return {
    seal: (value, protocolVersion) => sealText(JSON.stringify(value), protocolVersion),
    sealText,
    open,
  };
}
