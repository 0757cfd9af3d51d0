/** What the RocketMQ Java client lets pass before it sends (Validators:checkMessage): some body, not too much of it. */
export function isBodyLegal(bodyBytes: number, maxMessageSize: number): boolean {
  return bodyBytes > 0 && bodyBytes <= maxMessageSize;
}
