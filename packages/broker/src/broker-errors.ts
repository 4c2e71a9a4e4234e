import { DomainError } from "@millrace/flow";

/** The broker cannot be reached, is blocked, or did not confirm in time. Trying again later can help. */
export class BrokerUnavailable extends DomainError {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super("unavailable", message, options);
    this.name = "BrokerUnavailable";
  }
}

/** The broker refused the message (nack): a queue behind the exchange has reached its limit of messages or bytes. */
export class QueueFull extends DomainError {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super("queue_full", message, options);
    this.name = "QueueFull";
  }
}

/** A mandatory message reached no queue, or its exchange does not exist. Trying again does not help. */
export class Unroutable extends DomainError {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super("not_found", message, options);
    this.name = "Unroutable";
  }
}

/** The broker knows us but says no: wrong password, no such vhost, no permission. Waiting does not cure it. */
export class BrokerRefused extends DomainError {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super("forbidden", message, options);
    this.name = "BrokerRefused";
  }
}

/** A message body that our key does not open, or that is not JSON inside. */
export class Undecryptable extends DomainError {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super("invalid_input", message, options);
    this.name = "Undecryptable";
  }
}
